package io.interlock.routing.control.condition;

import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import io.interlock.events.OrderCommand;
import io.interlock.events.SymbolState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A condition, ready to be asked by any thread. */
public final class Condition implements Compilation {
    private static final Map<String, Variable> VARIABLES =
            Arrays.stream(Variable.values())
                    .collect(Collectors.toUnmodifiableMap(Variable::word, Function.identity()));
    private static final Answer YES = new Answer.Known(true);
    private static final Answer NO = new Answer.Known(false);

    private final Program program;

    Condition(Program program) {
        this.program = program;
    }

    /** Whether it holds for an order. */
    public sealed interface Answer {
        record Known(boolean holds) implements Answer {}

        /** Nobody can say. */
        record Failed(String why) implements Answer {}
    }

    /** Reads of the order only what the answer depends on. */
    public Answer of(OrderCommand order, SymbolState symbol) {
        try {
            return program.eval(word -> read(word, order, symbol)) == Boolean.TRUE ? YES : NO;
        } catch (CelEvaluationException e) {
            return new Answer.Failed(why(e));
        } catch (RuntimeException e) {
            // a decision is total, whatever the library does
            return new Answer.Failed("it cannot be evaluated");
        }
    }

    private static Optional<Object> read(String word, OrderCommand order, SymbolState symbol) {
        Variable variable = VARIABLES.get(word);
        if (variable == null) {
            return Optional.empty();
        }
        Object value = variable.of(order, symbol);
        return Optional.of(value == null ? NullValue.NULL_VALUE : value);
    }

    private static String why(CelEvaluationException e) {
        return switch (e.getErrorCode()) {
            case OVERLOAD_NOT_FOUND -> "a value that it compares is absent";
            case DIVIDE_BY_ZERO -> "it divides by zero";
            default -> e.getErrorCode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
