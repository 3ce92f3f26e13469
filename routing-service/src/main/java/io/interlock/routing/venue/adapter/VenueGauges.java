package io.interlock.routing.venue.adapter;

import io.interlock.events.VenueHealth;
import io.interlock.events.VenueHealth.State;
import io.interlock.kit.state.StateReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How each OMS does as a place for new orders, for who watches from outside. */
@Component
class VenueGauges {
    private final StateReader<VenueHealth> health;
    private final Map<MultiGauge, Predicate<VenueHealth>> gauges;

    VenueGauges(StateReader<VenueHealth> venueHealth, MeterRegistry meters) {
        this.health = venueHealth;
        this.gauges =
                Map.of(
                        gauge(meters, "venue.open", "1 while new orders go elsewhere"),
                        venue -> venue.state() == State.OPEN || venue.state() == State.FORCED_OFF,
                        gauge(meters, "venue.flapping", "1 while it goes and comes too often"),
                        VenueHealth::flapping);
    }

    private static MultiGauge gauge(MeterRegistry meters, String name, String description) {
        return MultiGauge.builder(name).description(description).register(meters);
    }

    @Scheduled(fixedDelayString = "500ms")
    void follow() {
        Collection<VenueHealth> venues = health.view().values();
        gauges.forEach((gauge, is) ->
                gauge.register(venues.stream().map(venue -> row(venue, is)).toList(), true));
    }

    private static MultiGauge.Row<Number> row(VenueHealth venue, Predicate<VenueHealth> is) {
        return MultiGauge.Row.of(Tags.of("oms", venue.oms()), is.test(venue) ? 1 : 0);
    }
}
