package io.interlock.ops.alert;

/**
 * Whether an alert has a label's value.
 *
 * @param label of the alert, or {@code rule}, {@code severity} or {@code owner}
 * @param value the whole value; {@code *} stands for any text
 */
public record Matcher(String label, String value) {

    public boolean matches(Alert alert) {
        String actual = alert.label(label);
        return actual != null && like(value, actual);
    }

    /** Greedy from the left; the pattern's last part has to end the text. */
    private static boolean like(String pattern, String text) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(text);
        }
        if (!text.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        String last = parts[parts.length - 1];
        return text.length() - at >= last.length() && text.endsWith(last);
    }
}
