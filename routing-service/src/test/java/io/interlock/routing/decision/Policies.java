package io.interlock.routing.decision;

import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Control.Action;
import io.interlock.events.RoutingPolicy.Control.Per;
import io.interlock.events.RoutingPolicy.Control.Unit;
import io.interlock.events.RoutingPolicy.Control.WhenNone;
import io.interlock.events.RoutingPolicy.Match;
import io.interlock.events.VenueLimits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Policies over every LIVE order, as short as tests want them. */
public final class Policies {
    private Policies() {}

    public static RoutingPolicy of(String id, Control control) {
        return of(id, 10, control);
    }

    public static RoutingPolicy of(String id, int priority, Control control) {
        return new RoutingPolicy(
                id,
                3,
                Environment.LIVE,
                priority,
                Match.EVERYTHING,
                null,
                control,
                "ann",
                "news",
                Instant.EPOCH,
                null);
    }

    public static RoutingPolicy where(String id, String condition, Control control) {
        RoutingPolicy all = of(id, control);
        return new RoutingPolicy(
                id,
                all.version(),
                all.environment(),
                all.priority(),
                all.match(),
                condition,
                control,
                all.by(),
                all.reason(),
                all.from(),
                all.until());
    }

    public static Control blocked() {
        return new Control.Block("news");
    }

    public static Control quantity(@Nullable String least, @Nullable String most) {
        return new Control.Limits(
                least == null ? null : Quantity.of(least),
                most == null ? null : Quantity.of(most),
                null,
                List.of(),
                List.of());
    }

    public static Control worth(String most) {
        return new Control.Limits(null, null, new BigDecimal(most), List.of(), List.of());
    }

    public static Control sides(Side... sides) {
        return new Control.Limits(null, null, null, List.of(sides), List.of());
    }

    public static Control types(OrdType... types) {
        return new Control.Limits(null, null, null, List.of(), List.of(types));
    }

    public static Control open(String zone, String from, String to, String... holidays) {
        return new Control.Windows(
                zone, List.of(new Control.Window(List.of(), from, to)), List.of(holidays));
    }

    public static Control throttle(Per per, Unit unit, String limit, String burst) {
        return new Control.Throttle(
                per, unit, new BigDecimal(limit), 1_000, new BigDecimal(burst), true);
    }

    /** One that lets orders wait, by the second. */
    public static Control.Throttle waiting(
            Per per, Unit unit, Action action, String limit, String burst, long millis, int most) {
        return new Control.Throttle(
                per,
                unit,
                new BigDecimal(limit),
                1_000,
                new BigDecimal(burst),
                true,
                action,
                millis,
                most,
                null,
                null);
    }

    public static Control failover(WhenNone whenNone, String oms, String... then) {
        return new Control.Failover(
                oms,
                Stream.of(then).map(each -> new Control.Target(each, List.of())).toList(),
                VenueLimits.USUAL,
                whenNone);
    }

    public static Control route(String oms, Control.Token... edits) {
        return new Control.Route(oms, List.of(edits));
    }
}
