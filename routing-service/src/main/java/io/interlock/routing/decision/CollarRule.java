package io.interlock.routing.decision;

import static io.interlock.routing.decision.Rule.pass;
import static io.interlock.routing.decision.Rule.skip;

import io.interlock.domain.Price;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.events.OrderCommand;
import io.interlock.events.ReferencePrice;
import io.interlock.events.RoutingDecision.Input;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Control.Then;
import io.interlock.routing.decision.Rule.Answer;
import io.interlock.routing.decision.Rule.RejectCode;
import io.interlock.routing.reference.Prices;
import io.interlock.routing.reference.Recorded;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far an order's prices are from the market, and whether that stands still enough. */
final class CollarRule {
    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

    private CollarRule() {}

    /** The first collar that the order does not fit into speaks. */
    static Answer collar(OrderCommand command, View view, Instant now) {
        Symbol symbol = command.symbol();
        if (Rules.limitsRisk(command) || symbol == null) {
            return skip("no new risk");
        }
        List<Own<Control.Collar>> collars = Own.about(command, view, now, Control.Collar.class);
        if (collars.isEmpty()) {
            return skip(PolicyRules.NONE);
        }
        List<Input> inputs = new ArrayList<>();
        List<String> near = new ArrayList<>();
        for (Own<Control.Collar> own : collars) {
            Answer answer = new Question(command, symbol, view, now, inputs).answer(own);
            if (answer instanceof Answer.Pass passed) {
                near.add(passed.detail());
            } else {
                return new Answer.Informed(answer, inputs);
            }
        }
        return new Answer.Informed(pass(String.join("; ", near)), inputs);
    }

    /** One order and what was looked up for it. */
    private record Question(
            OrderCommand command, Symbol symbol, View view, Instant now, List<Input> inputs) {

        Answer answer(Own<Control.Collar> own) {
            Control.Collar collar = own.control();
            ReferencePrice reference = reference(collar);
            if (reference == null || stale(collar, reference)) {
                String why = unknown(collar, reference);
                return collar.whenStale() == Then.PASS
                        ? pass(own.name() + " lets it pass: " + why)
                        : own.reject(RejectCode.EXCEEDS_LIMIT, why);
            }
            String moved = moved(collar, reference);
            if (moved != null) {
                return own.reject(RejectCode.EXCEEDS_LIMIT, moved);
            }
            if (command.price() == null && command.stopPx() == null) {
                return collar.unpriced() == Then.PASS
                        ? pass(own.name() + " lets orders without a price pass")
                        : own.reject(
                                RejectCode.EXCEEDS_LIMIT,
                                "The order has neither Price(44) nor StopPx(99) to compare with the"
                                        + " reference price");
            }
            String far = far("Price(44)", command.price(), collar, reference);
            if (far == null) {
                far = far("StopPx(99)", command.stopPx(), collar, reference);
            }
            return far == null
                    ? pass("within " + own.name() + " of " + words(reference))
                    : own.reject(RejectCode.EXCEEDS_LIMIT, far);
        }

        /** The first fresh one of its sources; else the newest of them, however old. */
        private @Nullable ReferencePrice reference(Control.Collar collar) {
            List<ReferencePrice> newest =
                    view.guards().prices().of(symbol).stream()
                            .filter(price ->
                                    collar.sources().isEmpty()
                                            || collar.sources().contains(price.source()))
                            .toList();
            ReferencePrice found =
                    collar.sources().stream()
                            .flatMap(source ->
                                    newest.stream().filter(p -> p.source().equals(source)))
                            .filter(price -> !stale(collar, price))
                            .findFirst()
                            .or(() -> newest.stream().findFirst())
                            .orElse(null);
            if (found != null) {
                inputs.add(Recorded.price(found));
            }
            return found;
        }

        private boolean stale(Control.Collar collar, ReferencePrice price) {
            return price.at().plusMillis(collar.staleAfterMillis()).isBefore(now);
        }

        private String unknown(Control.Collar collar, @Nullable ReferencePrice reference) {
            String of =
                    collar.sources().isEmpty() ? "" : " of " + String.join(", ", collar.sources());
            return reference == null
                    ? "No reference price%s is known for Symbol(55) %s".formatted(of, symbol)
                    : "The reference price for Symbol(55) %s is %d ms old, %s; allowed are %d ms"
                            .formatted(
                                    symbol,
                                    Duration.between(reference.at(), now).toMillis(),
                                    words(reference),
                                    collar.staleAfterMillis());
        }

        private @Nullable String moved(Control.Collar collar, ReferencePrice reference) {
            BigDecimal most = collar.maxMoveBps();
            Long window = collar.moveWindowMillis();
            if (most == null || window == null) {
                return null;
            }
            Instant since = now.minusMillis(window);
            Prices.Range range = view.guards().prices().range(symbol, reference.source(), since);
            if (range == null) {
                return null;
            }
            inputs.addAll(Recorded.range(symbol, reference.source(), range, since));
            return beyond(range.high().subtract(range.low()), range.low(), most)
                    ? "The reference price for Symbol(55) %s moved between %s and %s within %d ms, more than %s bp"
                            .formatted(
                                    symbol,
                                    range.low().toPlainString(),
                                    range.high().toPlainString(),
                                    window,
                                    most.toPlainString())
                    : null;
        }

        private @Nullable String far(
                String tag,
                @Nullable Price price,
                Control.Collar collar,
                ReferencePrice reference) {
            if (price == null) {
                return null;
            }
            BigDecimal above = price.value().subtract(reference.price());
            if (!beyond(above.abs(), reference.price(), collar.maxBps())) {
                return null;
            }
            Side side = command.side();
            boolean bad = above.signum() > 0 ? side == Side.BUY : side != Side.BUY;
            return bad || collar.bothWays() || side == Side.OTHER
                    ? "%s %s is %s bp %s the reference price %s; allowed are %s bp"
                            .formatted(
                                    tag,
                                    price,
                                    bps(above.abs(), reference.price()),
                                    above.signum() > 0 ? "above" : "below",
                                    words(reference),
                                    collar.maxBps().toPlainString())
                    : null;
        }
    }

    /** Without a division, so that the bound is exact. */
    private static boolean beyond(BigDecimal distance, BigDecimal of, BigDecimal bps) {
        return distance.multiply(BPS).compareTo(of.abs().multiply(bps)) > 0;
    }

    private static String bps(BigDecimal distance, BigDecimal of) {
        return of.signum() == 0
                ? "countless"
                : distance.multiply(BPS)
                        .divide(of.abs(), MathContext.DECIMAL32)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private static String words(ReferencePrice price) {
        return price.price().toPlainString() + " of " + price.source();
    }
}
