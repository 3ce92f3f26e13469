package io.interlock.simulators.oms.book;

import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a script: what it looks at, and what then happens instead of the default. {@code nth}
 * and {@code every} count the messages that otherwise match; {@code times} ends the rule.
 */
public record Rule(
        String msgType,
        Map<Integer, String> equal,
        @Nullable Pattern clOrdId,
        @Nullable String session,
        int nth,
        int every,
        int times,
        List<Action> actions) {

    /** Matches every message of the type, always. */
    public static Rule on(String msgType, Action... actions) {
        return new Rule(msgType, Map.of(), null, null, 0, 0, 0, List.of(actions));
    }

    public Rule where(int tag, String value) {
        return new Rule(msgType, Map.of(tag, value), clOrdId, session, nth, every, times, actions);
    }

    public Rule times(int limit) {
        return new Rule(msgType, equal, clOrdId, session, nth, every, limit, actions);
    }

    boolean looksAt(FixMessage message, String onSession) {
        return msgType.equals(message.msgType())
                && (session == null || session.equals(onSession))
                && (clOrdId == null || clOrdId.matcher(message.text(Tag.CL_ORD_ID)).find())
                && equal.entrySet().stream()
                        .allMatch(each -> each.getValue().equals(message.text(each.getKey())));
    }

    /** Whether the rule acts on its {@code count}th match, having acted {@code done} times. */
    boolean actsOn(long count, long done) {
        return (nth == 0 || count == nth)
                && (every == 0 || count % every == 0)
                && (times == 0 || done < times);
    }
}
