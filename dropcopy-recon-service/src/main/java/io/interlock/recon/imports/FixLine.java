package io.interlock.recon.imports;

import io.interlock.fix.EngineText;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import io.interlock.recon.imports.Lines.Line;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a FIX log. Of the messages only ExecutionReports (35=8) count. Fields may be separated
 * by SOH, {@code |}, {@code ^A} or {@code <SOH>}; CheckSum(10) tells whether the text is whole.
 */
final class FixLine implements LineParser {
    private static final String BEGIN = "8=FIX";
    private static final List<String> SEPARATORS = List.of("\u0001", "|", "^A", "<SOH>");
    private static final Pattern QUICKFIXJ =
            Pattern.compile("\\d{8}-\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?: ");

    private final ImportFormat format;
    private final @Nullable String sender;
    private final ReportCheck check;

    /** {@code sender}: only what this SenderCompID(49) sent; null for whoever did. */
    FixLine(ImportFormat format, @Nullable String sender, ReportCheck check) {
        this.format = format;
        this.sender = sender;
        this.check = check;
    }

    @Override
    public ReadLine read(Line line) {
        if (line.text().isBlank()) {
            return new ReadLine.Nothing();
        }
        int begin = line.text().indexOf(BEGIN);
        if (begin < 0) {
            return format == ImportFormat.FIXEDGE
                    ? new ReadLine.Nothing()
                    : bad(line, "BeginString(8)", line.text(), "does not stand in the line");
        }
        if (line.tooLong()) {
            return bad(
                    line, "line", line.text(), "is longer than %d bytes".formatted(Lines.LONGEST));
        }
        String before = line.text().substring(0, begin);
        if (format == ImportFormat.QUICKFIXJ && !QUICKFIXJ.matcher(before).matches()) {
            return bad(line, "time", before, "is no yyyyMMdd-HH:mm:ss.SSS: before the message");
        }
        if (format == ImportFormat.FIX && !before.isBlank()) {
            return bad(line, "line", before, "stands before BeginString(8)");
        }
        return message(line, line.text().substring(begin));
    }

    private ReadLine message(Line line, String text) {
        String separator = separator(text);
        if (separator == null) {
            return bad(line, "BeginString(8)", text, "is not followed by SOH, |, ^A or <SOH>");
        }
        String raw = whole(text.replace(separator, "\u0001"));
        FixMessage message = FixMessage.of(raw);
        String type = message.header(Tags.MSG_TYPE);
        if (type == null) {
            return bad(line, "MsgType(35)", "", "is missing in the header");
        }
        boolean wanted = sender == null || sender.equals(message.header(Tags.SENDER_COMP_ID));
        if (!type.equals("8") || !wanted) {
            return new ReadLine.Nothing();
        }
        if (raw.indexOf('\0') >= 0) {
            return bad(line, "line", raw, "holds a byte of zero");
        }
        String odd = message.unreadable();
        if (odd != null) {
            return bad(line, "line", odd, "is no tag=value");
        }
        if (message.wrongLength() != 0) {
            int tag = message.wrongLength();
            return bad(line, FixNames.of(tag), "", "does not have the length said before it");
        }
        if (!EngineText.checksumHolds(message)) {
            String sum = message.get(Tags.CHECK_SUM);
            return sum == null
                    ? bad(line, "CheckSum(10)", "", "is missing: the line is cut off")
                    : bad(line, "CheckSum(10)", sum, "is not the sum of the bytes before it");
        }
        return check.of(line.number(), message);
    }

    private static @Nullable String separator(String text) {
        int value = 2;
        while (value < text.length()
                && (Character.isLetterOrDigit(text.charAt(value)) || text.charAt(value) == '.')) {
            value++;
        }
        for (String separator : SEPARATORS) {
            if (text.startsWith(separator, value)) {
                return separator;
            }
        }
        return null;
    }

    /** What a log wrote behind CheckSum(10) is no part of the message. */
    private static String whole(String text) {
        int sum = text.lastIndexOf("\u000110=");
        int end = sum + 7;
        return sum < 0 || end > text.length() ? text : text.substring(0, end) + FixMessage.SOH;
    }

    private static ReadLine bad(Line line, String field, String value, String why) {
        return new ReadLine.Bad(new LineError(line.number(), field, value, why));
    }
}
