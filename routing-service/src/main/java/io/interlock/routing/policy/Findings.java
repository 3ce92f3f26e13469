package io.interlock.routing.policy;

import io.interlock.kit.change.Finding;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is wrong with a policy so far: the place as a JSON pointer, the field, the value. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();

    List<Finding> all() {
        return List.copyOf(found);
    }

    void positive(String pointer, String name, @Nullable BigDecimal value) {
        if (value != null && value.signum() <= 0) {
            found(pointer, "%s must be above 0, but is %s", name, value.toPlainString());
        }
    }

    void within(String pointer, long least, long most, long value) {
        if (value < least || value > most) {
            String name = pointer.substring(pointer.lastIndexOf('/') + 1);
            found(pointer, "%s must be %d to %d, but is %d", name, least, most, value);
        }
    }

    void parsed(String pointer, String name, String text, String what, Consumer<String> parser) {
        try {
            parser.accept(text);
        } catch (DateTimeException e) {
            found(pointer, "%s must be %s, but is '%s'", name, what, text);
        }
    }

    /** What JSON leaves out is null, whatever the type says. */
    boolean missing(String pointer, @Nullable Object value) {
        if (value == null) {
            found(pointer, "%s is needed", pointer.substring(pointer.lastIndexOf('/') + 1));
        }
        return value == null;
    }

    static boolean printable(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** Within the text that stands at the pointer; both count from 1. */
    void foundAt(String pointer, int line, int column, String text) {
        found.add(new Finding(pointer, line, column, text));
    }

    void found(String pointer, String format, Object... values) {
        found.add(Finding.at(pointer, format.formatted(values)));
    }
}
