package io.interlock.recon.posttrade;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of files by their pattern. */
final class FileName {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}:]*)(?::([^}]*))?}");
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");

    private FileName() {}

    /** {@link IllegalArgumentException} names a variable that there is not. */
    static String of(String pattern, String oms, LocalDate tradeDate) {
        Matcher matcher = VARIABLE.matcher(pattern);
        StringBuilder name = new StringBuilder();
        while (matcher.find()) {
            String variable = matcher.group(1);
            String form = matcher.group(2);
            String value =
                    switch (variable) {
                        case "oms" -> oms;
                        case "tradeDate" ->
                                DateTimeFormatter.ofPattern(
                                                form == null ? "uuuuMMdd" : form, Locale.ROOT)
                                        .format(tradeDate);
                        default ->
                                throw new IllegalArgumentException(
                                        "there is no {" + variable + "}");
                    };
            matcher.appendReplacement(name, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(name).toString();
    }

    /** Whether it can only be the name of a file in its directory. */
    static boolean isSafe(String name) {
        return SAFE.matcher(name).matches();
    }
}
