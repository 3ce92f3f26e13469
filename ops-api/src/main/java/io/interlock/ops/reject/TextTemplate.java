package io.interlock.ops.reject;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text(58) without what differs from one reject to the next: ids, numbers, prices, times. */
public final class TextTemplate {
    private static final int LONGEST = 400;

    private static final String TIME =
            "\\d{4}-?\\d{2}-?\\d{2}[T -]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?Z?|\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?";
    private static final String ADDRESS = "\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?";
    private static final String UUID =
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
    private static final String TAG = "\\(\\d{1,5}\\)|(?<![\\w.])\\d{1,5}=";
    private static final String NUMBER = "[-+]?\\d[\\d,]*(?:\\.\\d+)?(?:[eE][-+]?\\d+)?%?";
    private static final String ID = "[\\w.:/#@-]*\\d[\\w.:/#@-]*";

    /** What comes first wins; a number only where no letter touches it. */
    private static final Pattern VARIABLE =
            Pattern.compile(
                    "(?<time>%s)|(?<address>(?<![\\w.])%s(?![\\w.]))|(?<uuid>%s)|(?<tag>%s)|(?<number>(?<![\\w.:/#@-])%s(?!\\w|[.:/#@-]\\w))|(?<id>%s)"
                            .formatted(TIME, ADDRESS, UUID, TAG, NUMBER, ID));

    private TextTemplate() {}

    /**
     * The wording.
     *
     * @param known values of the order by the name to put in their place, for example {@code
     *     EURUSD} to {@code symbol}; whole words only
     */
    public static String of(String text, Map<String, String> known) {
        String plain = text.strip().replaceAll("\\s+", " ");
        for (Map.Entry<String, String> value : known.entrySet()) {
            plain = replaced(plain, value.getKey(), value.getValue());
        }
        Matcher matcher = VARIABLE.matcher(plain);
        StringBuilder template = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(template, Matcher.quoteReplacement(placeholder(matcher)));
        }
        matcher.appendTail(template);
        return template.length() <= LONGEST ? template.toString() : template.substring(0, LONGEST);
    }

    private static String replaced(String text, String value, String name) {
        return value.isBlank()
                ? text
                : text.replaceAll(
                        "(?<![\\w-])" + Pattern.quote(value) + "(?![\\w-])", "<" + name + ">");
    }

    private static String placeholder(Matcher found) {
        String text = found.group();
        if (found.group("time") != null) {
            return "<time>";
        }
        if (found.group("address") != null) {
            return "<address>";
        }
        if (found.group("tag") != null) {
            return text;
        }
        if (found.group("number") != null) {
            return text.contains(".") ? "<price>" : "<n>";
        }
        return withoutTrail(text, "<id>");
    }

    /** The full stop or colon after an id belongs to the sentence. */
    private static String withoutTrail(String text, String placeholder) {
        int end = text.length();
        while (end > 0 && ".:/,@-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return placeholder + text.substring(end);
    }
}
