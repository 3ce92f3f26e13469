package io.interlock.routing.reference;

import io.interlock.domain.Price;
import io.interlock.domain.Symbol;
import io.interlock.events.ReferencePrice;
import io.interlock.events.RoutingDecision.Input;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The prices that a decision of the past looked at, as it wrote them down; what it did not look at
 * is taken from {@code others}.
 */
public record Recorded(List<Input> inputs, Prices others) implements Prices {
    private static final String PRICE = "reference/";
    private static final String LOW = "reference-low/";
    private static final String HIGH = "reference-high/";

    /** What a decision writes down of a price. */
    public static Input price(ReferencePrice price) {
        return new Input(PRICE + price.symbol(), price.source(), price.price(), price.at());
    }

    /** What a decision writes down of a movement. */
    public static List<Input> range(Symbol symbol, String source, Range range, Instant since) {
        return List.of(
                new Input(LOW + symbol, source, range.low(), since),
                new Input(HIGH + symbol, source, range.high(), since));
    }

    @Override
    public List<ReferencePrice> of(Symbol symbol) {
        List<ReferencePrice> found = new ArrayList<>();
        for (Input input : inputs) {
            BigDecimal value = input.value();
            if (value != null && input.name().equals(PRICE + symbol)) {
                found.add(
                        new ReferencePrice(
                                symbol, input.source(), null, null, new Price(value), input.at()));
            }
        }
        others.of(symbol).stream()
                .filter(other -> found.stream().noneMatch(f -> f.source().equals(other.source())))
                .forEach(found::add);
        found.sort(PriceBook.NEWEST_FIRST);
        return List.copyOf(found);
    }

    @Override
    public @Nullable Range range(Symbol symbol, String source, Instant since) {
        BigDecimal low = value(LOW + symbol, source, since);
        BigDecimal high = value(HIGH + symbol, source, since);
        return low == null || high == null
                ? others.range(symbol, source, since)
                : new Range(low, high);
    }

    private @Nullable BigDecimal value(String name, String source, Instant since) {
        return inputs.stream()
                .filter(input -> input.name().equals(name))
                .filter(input -> input.source().equals(source) && input.at().equals(since))
                .map(Input::value)
                .findFirst()
                .orElse(null);
    }
}
