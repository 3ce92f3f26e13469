package io.interlock.gateway.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares a received message, written with {@code |}, with what a scenario expects of it. */
public final class Fields {
    private Fields() {}

    public static Optional<String> value(String message, String tag) {
        Matcher field = Pattern.compile("(?:^|\\|)" + tag + "=([^|]*)\\|").matcher(message);
        return field.find() ? Optional.of(field.group(1)) : Optional.empty();
    }

    /** {@link AssertionError} with all that differs. */
    public static void check(String message, String msgType, String expected) {
        List<String> wrong = new ArrayList<>();
        compare(message, "35", msgType, wrong);
        for (String field : expected.split("\\|", 0)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                compare(message, field.substring(0, equals), field.substring(equals + 1), wrong);
            }
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(String.join(", ", wrong) + " in " + message);
        }
    }

    private static void compare(String message, String tag, String expected, List<String> wrong) {
        Optional<String> value = value(message, tag);
        boolean right =
                switch (expected) {
                    case "*" -> value.isPresent();
                    case "none" -> value.isEmpty();
                    default -> value.filter(given -> same(given, expected)).isPresent();
                };
        if (!right) {
            wrong.add(tag + " is " + value.orElse("absent") + ", not " + expected);
        }
    }

    private static boolean same(String given, String expected) {
        return expected.startsWith("~")
                ? given.contains(expected.substring(1))
                : given.equals(expected);
    }
}
