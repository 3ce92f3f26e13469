package io.interlock.ops.fixmessage;

import static io.interlock.fix.FixMessage.SOH;

import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** BodyLength(9) and CheckSum(10) against the text. */
final class Envelope {
    private Envelope() {}

    /** What does not fit; nothing where the text is only a part of a message or has been masked. */
    static List<String> problems(String raw) {
        List<String> problems = new ArrayList<>();
        int trailer = raw.lastIndexOf(SOH + "10=");
        int length = raw.indexOf(SOH + "9=");
        if (trailer < 0 || length < 0 || raw.contains("=***")) {
            return problems;
        }
        FixMessage message = FixMessage.of(raw);
        int body = trailer + 1 - (raw.indexOf(SOH, length + 1) + 1);
        check(problems, "BodyLength(9)", message.get(Tags.BODY_LENGTH), Integer.toString(body));
        int sum = raw.substring(0, trailer + 1).chars().sum() & 0xFF;
        check(problems, "CheckSum(10)", message.get(Tags.CHECK_SUM), String.format("%03d", sum));
        return problems;
    }

    private static void check(
            List<String> problems, String field, @Nullable String said, String is) {
        if (!is.equals(said)) {
            problems.add("%s says %s, the text makes %s".formatted(field, said, is));
        }
    }
}
