package io.interlock.recon.imports;

/**
 * What is wrong with a line.
 *
 * @param line its number, from 1; blank lines count
 * @param field FIX's name with the tag, or the column
 * @param value as it stands there, cut to {@link #LONGEST}; empty where there is none
 * @param why for people
 */
public record LineError(long line, String field, String value, String why) {
    static final int LONGEST = 200;

    public LineError {
        value = shown(value);
    }

    /** Separators as people write them; nothing that a database or a terminal stumbles over. */
    private static String shown(String value) {
        String cut = value.length() > LONGEST ? value.substring(0, LONGEST) + "..." : value;
        StringBuilder shown = new StringBuilder(cut.length());
        cut.chars().forEach(c -> shown.append(c == 1 ? '|' : c < ' ' ? '?' : (char) c));
        return shown.toString();
    }

    @Override
    public String toString() {
        return "line %d: %s '%s' %s".formatted(line, field, value, why);
    }
}
