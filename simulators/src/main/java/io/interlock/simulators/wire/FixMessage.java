package io.interlock.simulators.wire;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A FIX message as its type and its tags, in the order written; of a repeated tag the first counts.
 * Text is kept as it came. Session tags may be among the fields of a received message.
 */
public record FixMessage(String msgType, Map<Integer, String> fields) {
    private static final char SOH = '\u0001';

    public FixMessage {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public static Builder type(String msgType) {
        return new Builder(msgType);
    }

    /** Reads SOH or {@code |} separated text; what is no {@code tag=value} is passed over. */
    public static FixMessage parse(String raw) {
        char separator = raw.indexOf(SOH) >= 0 ? SOH : '|';
        Map<Integer, String> fields = new LinkedHashMap<>();
        int at = 0;
        while (at < raw.length()) {
            int next = raw.indexOf(separator, at);
            int end = next < 0 ? raw.length() : next;
            int equals = raw.indexOf('=', at);
            int tag = equals < 0 || equals > end ? -1 : tag(raw, at, equals);
            if (tag > 0) {
                fields.putIfAbsent(tag, raw.substring(equals + 1, end));
            }
            at = end + 1;
        }
        String msgType = fields.remove(Tag.MSG_TYPE);
        return new FixMessage(msgType == null ? "" : msgType, fields);
    }

    private static int tag(String raw, int from, int to) {
        int tag = 0;
        for (int i = from; i < to; i++) {
            int digit = raw.charAt(i) - '0';
            if (digit < 0 || digit > 9 || tag > 100_000_000) {
                return -1;
            }
            tag = tag * 10 + digit;
        }
        return tag;
    }

    public @Nullable String find(int tag) {
        return fields.get(tag);
    }

    /** The text of {@code tag}, empty where absent. */
    public String text(int tag) {
        return fields.getOrDefault(tag, "");
    }

    /** The number in {@code tag}; null where absent or no number. */
    public @Nullable BigDecimal decimal(int tag) {
        String text = fields.get(tag);
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    public Builder edit() {
        Builder builder = new Builder(msgType);
        builder.fields.putAll(fields);
        return builder;
    }

    /** {@code 35=D|11=A1|...}, as house logs and tests write it. */
    @Override
    public String toString() {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue() + "|")
                .collect(Collectors.joining("", "35=" + msgType + "|", ""));
    }

    /** Collects tags; a null value leaves the tag out. */
    public static final class Builder {
        private final String msgType;
        private final Map<Integer, String> fields = new LinkedHashMap<>();

        private Builder(String msgType) {
            this.msgType = msgType;
        }

        public Builder with(int tag, @Nullable String value) {
            if (value != null && !value.isEmpty()) {
                fields.put(tag, value);
            }
            return this;
        }

        public Builder with(int tag, @Nullable BigDecimal value) {
            return value == null ? this : with(tag, value.toPlainString());
        }

        public Builder with(int tag, char value) {
            return with(tag, String.valueOf(value));
        }

        public FixMessage build() {
            return new FixMessage(msgType, fields);
        }
    }
}
