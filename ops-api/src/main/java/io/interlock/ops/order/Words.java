package io.interlock.ops.order;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as people say them. */
final class Words {
    private Words() {}

    /** {@code PARTIALLY_FILLED} as {@code Partially filled}; short codes such as IOC stay. */
    static String of(Enum<?> value) {
        String name = value.name();
        if (name.length() <= 3 && !name.equals("BUY") && !name.equals("DAY")) {
            return name;
        }
        String words = name.replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static @Nullable String labelled(String label, @Nullable Object value) {
        return value == null ? null : label + " " + value;
    }

    static String join(@Nullable Object... parts) {
        return Arrays.stream(parts)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
