package io.interlock.ops.csv;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lines as RFC 4180 has them. What a spreadsheet would take for a formula gets an apostrophe before
 * it; numbers stay numbers.
 */
public final class Csv {
    public static final String TEXT_CSV = "text/csv";

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    /** With these, or with white space before these, spreadsheets begin formulas. */
    private static final String FORMULA = "=+-@\t\r\n|\uFF1D\uFF0B\uFF0D\uFF20";

    private Csv() {}

    /** Whether a caller wants CSV before anything else. */
    public static boolean isWanted(@Nullable String accept) {
        return accept != null && accept.strip().startsWith(TEXT_CSV);
    }

    /** One line with its end. */
    public static String line(List<String> values) {
        return values.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(String value) {
        String safe = harmless(value);
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
        boolean trimmed = safe.equals(safe.strip());
        return plain && trimmed ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static String harmless(String value) {
        String begin = value.stripLeading();
        boolean formula =
                !value.isEmpty()
                        && (FORMULA.indexOf(value.charAt(0)) >= 0
                                || (!begin.isEmpty() && FORMULA.indexOf(begin.charAt(0)) >= 0));
        return formula && !NUMBER.matcher(value).matches() ? "'" + value : value;
    }
}
