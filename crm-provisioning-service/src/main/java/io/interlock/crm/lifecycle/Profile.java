package io.interlock.crm.lifecycle;

/** Who the client is: personal data, for those who may see it. */
public record Profile(String name, String email, String country) {
    /** Without what the name and address give away. */
    public Profile masked() {
        return new Profile(maskedWords(name), maskedEmail(email), country);
    }

    private static String maskedWords(String text) {
        StringBuilder masked = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                masked.append(masked.isEmpty() ? "" : " ").append(word.charAt(0)).append("***");
            }
        }
        return masked.toString();
    }

    private static String maskedEmail(String text) {
        int at = text.indexOf('@');
        return at < 1 ? "***" : text.charAt(0) + "***" + "@***";
    }
}
