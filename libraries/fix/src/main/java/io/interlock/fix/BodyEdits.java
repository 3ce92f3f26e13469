package io.interlock.fix;

import io.interlock.events.RoutingDecision.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a message's body, made on its tokens: what is not edited stays byte for byte. Each
 * edit is remembered as {@code added}, {@code rewritten} or {@code dropped}, with the rule that
 * made it. What the session writes itself is dropped from the body first.
 */
public final class BodyEdits {
    /** The rule by which MsgSeqNum(34) and its like leave a body. */
    public static final String SESSION_FIELD = "session-field";

    private final FixMessage message;
    private final Map<Integer, @Nullable String> changed = new TreeMap<>();
    private final StringBuilder added = new StringBuilder();
    private final List<Edit> edits = new ArrayList<>();

    public BodyEdits(FixMessage message) {
        this.message = message;
        for (int i = message.firstInBody(); i < message.endOfBody(); i += 4) {
            if (FixLayout.isSession(message.tag(i))) {
                drop(i, SESSION_FIELD);
            }
        }
    }

    /** Makes the edits that a rule decided on. */
    public BodyEdits apply(List<Edit> decided) {
        decided.forEach(this::apply);
        return this;
    }

    private void apply(Edit edit) {
        String after = edit.after();
        int token = find(edit.tag(), edit.before());
        if (after == null) {
            if (token >= 0) {
                drop(token, edit.rule());
            }
        } else if (token >= 0) {
            rewrite(token, after, edit.rule());
        } else if (edit.before() == null) {
            add(edit.tag(), after, edit.rule());
        }
    }

    /**
     * The message as it was before {@code made}: rewritten fields have their values back, added
     * ones are gone. What was dropped stays away.
     */
    public static FixMessage undone(FixMessage sent, List<Edit> made) {
        if (made.isEmpty()) {
            return sent;
        }
        BodyEdits back = new BodyEdits(sent);
        for (Edit edit : made) {
            String after = edit.after();
            if (after != null) {
                back.apply(new Edit(edit.tag(), after, edit.before(), edit.rule()));
            }
        }
        return back.message();
    }

    /** Rewrites every {@code tag} whose value {@code change} changes. */
    public BodyEdits rewrite(int tag, UnaryOperator<String> change, String rule) {
        for (int i = message.firstInBody(); i < message.endOfBody(); i += 4) {
            if (message.tag(i) == tag) {
                rewrite(i, change.apply(message.value(i)), rule);
            }
        }
        return this;
    }

    /** What was done, in the order of the edits; empty for a body that is unchanged. */
    public List<Edit> edits() {
        return List.copyOf(edits);
    }

    /**
     * The body as it is now, ended by SOH. Added fields stand first: behind a repeating group they
     * could be taken for a part of it.
     */
    public String text() {
        String raw = message.raw();
        StringBuilder text = new StringBuilder(raw.length() + added.length()).append(added);
        int copied = message.bodyStart();
        for (var change : changed.entrySet()) {
            int token = change.getKey();
            String value = change.getValue();
            if (value == null) {
                text.append(raw, copied, message.start(token));
                copied = Math.min(message.end(token) + 1, raw.length());
            } else {
                text.append(raw, copied, message.valueStart(token)).append(value);
                copied = message.end(token);
            }
        }
        text.append(raw, copied, Math.max(copied, message.bodyEnd()));
        if (!text.isEmpty() && text.charAt(text.length() - 1) != FixMessage.SOH) {
            text.append(FixMessage.SOH);
        }
        return text.toString();
    }

    /** The message with the edited body, without its trailer. */
    public FixMessage message() {
        return FixMessage.of(message.raw().substring(0, message.bodyStart()) + text());
    }

    private int find(int tag, @Nullable String value) {
        for (int i = message.firstInBody(); value != null && i < message.endOfBody(); i += 4) {
            if (message.tag(i) == tag
                    && !changed.containsKey(i)
                    && message.value(i).equals(value)) {
                return i;
            }
        }
        return -1;
    }

    private void add(int tag, String value, String rule) {
        added.append(tag).append('=').append(clean(value)).append(FixMessage.SOH);
        edits.add(new Edit(tag, null, clean(value), rule));
    }

    private void rewrite(int token, String value, String rule) {
        String before = message.value(token);
        String after = clean(value);
        if (!after.equals(before)) {
            changed.put(token, after);
            edits.add(new Edit(message.tag(token), before, after, rule));
        }
    }

    private void drop(int token, String rule) {
        changed.put(token, null);
        edits.add(new Edit(message.tag(token), message.value(token), null, rule));
    }

    /** No edit may end its field early. */
    private static String clean(String value) {
        return value.replace(FixMessage.SOH, ' ');
    }
}
