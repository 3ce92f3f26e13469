package io.interlock.gateway.hostile;

import io.interlock.gateway.peer.Wire;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text is an order message that FIX 4.4 allows and our rules of engagement, and what its
 * body is; judged without any code of the gateway. By those rules empty values, unknown tags and
 * groups that nobody decides by go on as they are, and a TransactTime(60) needs only the form of a
 * time.
 */
record Soundness(String text, List<Field> fields) {
    /** How far SendingTime(52) may be off, and some. */
    private static final Duration CLOCK = Duration.ofSeconds(130);

    private static final char SOH = '\u0001';

    private static final int ODD = -1;

    private static final Set<Integer> HEADER =
            Set.of(
                    8, 9, 35, 49, 56, 115, 128, 90, 91, 34, 50, 142, 57, 143, 116, 144, 129, 145,
                    43, 97, 52, 122, 212, 213, 347, 369, 370, 627, 628, 629, 630, 1128, 1129, 1137,
                    1156);
    private static final Set<Integer> TRAILER = Set.of(93, 89, 10);
    private static final Set<Integer> SESSION = Set.of(8, 9, 35, 34, 49, 56, 52, 43, 122, 10);

    /** Data fields that a client may send, by the tag of their length. */
    private static final Map<Integer, Integer> DATA =
            Map.of(90, 91, 93, 89, 95, 96, 212, 213, 348, 349, 350, 351, 354, 355, 445, 446);

    private static final Map<String, Set<Integer>> REQUIRED =
            Map.of(
                    "D", Set.of(11, 54, 60, 40),
                    "F", Set.of(11, 41, 54, 60),
                    "G", Set.of(11, 41, 54, 60, 40),
                    "H", Set.of(11, 54));

    private static final String DECIMAL = "-?(\\d+\\.?\\d*|\\.\\d+)";
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuuMMdd-HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
    private static final Map<Integer, Pattern> FORMATS =
            Map.ofEntries(
                    format(60, "\\d{8}-\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?"),
                    format(38, DECIMAL),
                    format(44, DECIMAL),
                    format(54, "[1-9A-G]"),
                    format(40, "[1-9A-P]"),
                    format(59, "[0-7]"));

    /** One field. */
    record Field(int tag, String value) {
        @Override
        public String toString() {
            return (tag == ODD ? "" : tag + "=") + value + SOH;
        }
    }

    static Soundness of(String text) {
        return new Soundness(text, fields(text));
    }

    private static Map.Entry<Integer, Pattern> format(int tag, String regex) {
        return Map.entry(tag, Pattern.compile(regex, Pattern.DOTALL));
    }

    /** The messages in a text that are framed right; what stands around them is skipped. */
    static List<String> framedIn(String text) {
        List<String> framed = new ArrayList<>();
        for (int at = text.indexOf("8=FIX"); at >= 0; at = text.indexOf("8=FIX", at + 1)) {
            for (int end = text.indexOf(SOH + "10=", at);
                    end >= 0;
                    end = text.indexOf(SOH + "10=", end + 1)) {
                String one = text.substring(at, Math.min(text.length(), end + 8));
                if (isFramed(one)) {
                    framed.add(one);
                }
            }
        }
        return framed;
    }

    /** Framed right: 8, 9, 35 first, BodyLength and CheckSum as they must be. */
    static boolean isFramed(String text) {
        String[] parts = text.split("\u0001", -1);
        if (parts.length < 5
                || !parts[0].matches("8=FIX\\.4\\.4")
                || !parts[1].matches("9=\\d{1,9}")
                || !parts[2].startsWith("35=")
                || !parts[parts.length - 2].matches("10=\\d{3}")
                || !parts[parts.length - 1].isEmpty()) {
            return false;
        }
        int body = parts[0].length() + parts[1].length() + 2;
        int end = text.lastIndexOf(SOH + "10=") + 1;
        return Integer.parseInt(parts[1].substring(2)) == end - body
                && parts[parts.length - 2].equals("10=" + Wire.checkSum(text.substring(0, end)));
    }

    /**
     * An order, cancel, replace or status request that may go to an OMS, when sent at {@code now}.
     */
    boolean isOrder(String from, Instant now) {
        if (!isFramed(text) || fields.stream().anyMatch(field -> field.tag() == ODD)) {
            return false;
        }
        Map<Integer, String> first = new HashMap<>();
        fields.forEach(field -> first.putIfAbsent(field.tag(), field.value()));
        Set<Integer> required = REQUIRED.getOrDefault(msgType(), Set.of(0));
        return first.keySet().containsAll(required)
                && !first.getOrDefault(11, "").isBlank()
                && first.getOrDefault(34, "").matches("\\d{1,10}")
                && from.equals(first.get(49))
                && "INTERLOCK".equals(first.get(56))
                && isTime(first.getOrDefault(52, ""), now.minus(CLOCK), now.plus(CLOCK))
                && FORMATS.entrySet().stream()
                        .filter(format -> !first.getOrDefault(format.getKey(), "").isEmpty())
                        .allMatch(format ->
                                format.getValue()
                                        .matcher(first.getOrDefault(format.getKey(), ""))
                                        .matches());
    }

    private static boolean isTime(String value, Instant from, Instant to) {
        try {
            Instant time = LocalDateTime.parse(value, TIME).toInstant(ZoneOffset.UTC);
            return !time.isBefore(from) && !time.isAfter(to);
        } catch (DateTimeException e) {
            return false;
        }
    }

    String msgType() {
        return fields.stream()
                .filter(field -> field.tag() == 35)
                .findFirst()
                .map(Field::value)
                .orElse("");
    }

    /** What must arrive at the OMS, byte for byte: all but header, trailer and session's own. */
    String body() {
        int from = 0;
        while (from < fields.size() && HEADER.contains(fields.get(from).tag())) {
            from++;
        }
        int to = fields.size();
        while (to > from && TRAILER.contains(fields.get(to - 1).tag())) {
            to--;
        }
        return fields.subList(from, to).stream()
                .filter(field -> !SESSION.contains(field.tag()))
                .map(Field::toString)
                .collect(Collectors.joining());
    }

    /** Text between fields is a field without a tag; the data of a right length holds SOH. */
    private static List<Field> fields(String text) {
        List<Field> fields = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at, fields.isEmpty() ? null : fields.getLast());
            int equals = text.indexOf('=', at);
            boolean whole = equals > at && equals < end;
            String tag = whole ? text.substring(at, equals) : "";
            fields.add(
                    tag.matches("[1-9]\\d{0,8}")
                            ? new Field(Integer.parseInt(tag), text.substring(equals + 1, end))
                            : new Field(ODD, text.substring(at, end)));
            at = end + 1;
        }
        return fields;
    }

    private static int end(String text, int at, @Nullable Field before) {
        int soh = text.indexOf(SOH, at);
        int end = soh < 0 ? text.length() : soh;
        Integer data = before == null ? null : DATA.get(before.tag());
        if (before == null || data == null || !before.value().matches("\\d{1,6}")) {
            return end;
        }
        int whole = at + data.toString().length() + 1 + Integer.parseInt(before.value());
        boolean right =
                text.startsWith(data + "=", at)
                        && whole < text.length()
                        && text.charAt(whole) == SOH;
        return right ? whole : end;
    }
}
