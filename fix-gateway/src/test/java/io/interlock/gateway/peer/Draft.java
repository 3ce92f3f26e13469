package io.interlock.gateway.peer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message as a scenario writes it, made into bytes. */
public final class Draft {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final Pattern NOW = Pattern.compile("now(?:([+-]\\d+)s)?");
    private static final Pattern RELATIVE = Pattern.compile("[+-]\\d+");
    private static final String SOH = "\u0001";

    private final Map<Integer, String> header = new LinkedHashMap<>();
    private final List<String> body = new ArrayList<>();
    private final Instant now;
    private String length = "+0";
    private String checkSum = "";
    private boolean numbered = true;

    private Draft(Instant now) {
        this.now = now;
    }

    /** The wire form, and whether it uses up the number that was due. */
    public record Ready(String bytes, boolean usesNumber) {}

    /**
     * Makes one message.
     *
     * @param head BeginString, our CompID and the other's
     * @param due the number of the next message
     */
    public static Ready message(Head head, String msgType, String fields, int due, Instant now) {
        Draft draft = new Draft(now);
        draft.header.put(8, head.beginString());
        draft.header.put(35, msgType);
        draft.header.put(49, head.sender());
        draft.header.put(56, head.target());
        draft.header.put(34, Integer.toString(due));
        draft.header.put(52, TIME.format(now));
        for (String field : fields.split("\\|", 0)) {
            if (!field.isEmpty()) {
                draft.take(field, due);
            }
        }
        return new Ready(draft.text(), draft.numbered);
    }

    /** Who speaks, to whom, in which version. */
    public record Head(String beginString, String sender, String target) {}

    private void take(String field, int due) {
        int equals = field.indexOf('=');
        int tag =
                equals > 0 && field.substring(0, equals).matches("\\d{1,9}")
                        ? number(field, equals)
                        : 0;
        String value = field.substring(equals + 1);
        if (tag == 9) {
            length = value;
        } else if (tag == 10) {
            checkSum = value;
        } else if (tag == 34) {
            numbered = false;
            header.put(
                    tag,
                    RELATIVE.matcher(value).matches() ? due + Integer.parseInt(value) + "" : value);
        } else if (header.containsKey(tag) && (tag != 35 || value.equals("none"))) {
            header.put(tag, time(value));
        } else {
            body.add(equals > 0 ? field.substring(0, equals + 1) + time(value) : field);
        }
    }

    private static int number(String field, int equals) {
        return Integer.parseInt(field.substring(0, equals));
    }

    private String time(String value) {
        Matcher time = NOW.matcher(value);
        if (!time.matches()) {
            return value;
        }
        long seconds = time.group(1) == null ? 0 : Long.parseLong(time.group(1));
        return TIME.format(now.plus(Duration.ofSeconds(seconds)));
    }

    private String text() {
        StringBuilder counted = new StringBuilder();
        header.forEach((tag, value) -> {
            if (tag != 8 && !value.equals("none")) {
                counted.append(tag).append('=').append(value).append(SOH);
            }
        });
        body.forEach(field -> counted.append(field).append(SOH));
        String nine =
                RELATIVE.matcher(length).matches()
                        ? Integer.toString(counted.length() + Integer.parseInt(length))
                        : length;
        String text = "8=" + header.get(8) + SOH + "9=" + nine + SOH + counted;
        return text + "10=" + (checkSum.isEmpty() ? Wire.checkSum(text) : checkSum) + SOH;
    }
}
