package io.interlock.crm.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * Who the client is: personal data, for those who may see it.
 *
 * @param group of its accounts, which is not personal; null where the CRM names none
 */
public record Profile(String name, String email, String country, @Nullable String group) {
    public Profile(String name, String email, String country) {
        this(name, email, country, null);
    }

    /** Without what the name and address give away. */
    public Profile masked() {
        return new Profile(maskedWords(name), maskedEmail(email), country, group);
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
