package io.interlock.routing.venue.adapter;

import io.interlock.events.FixSessionState;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.Topics;
import io.interlock.events.VenueHealth;
import io.interlock.kit.state.StatePublisher;
import io.interlock.kit.state.StateReader;
import io.interlock.kit.state.StateSource;
import io.interlock.kit.state.StateTopics;
import io.interlock.routing.duty.PublisherDuty;
import io.interlock.routing.reference.PriceBook;
import io.interlock.routing.route.RouteTable;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class VenueConfiguration {
    @Bean
    StateReader<FixSessionState> fixSessions(StateTopics topics) {
        return topics.reader(Topics.FIX_SESSIONS).advisory();
    }

    @Bean
    VenueWatch venueWatch(
            KafkaProperties kafka,
            StateReader<FixSessionState> fixSessions,
            StateReader<RoutingPolicy> policies,
            RouteTable routes,
            VenueTable table,
            Venues venues,
            PriceBook prices,
            Clock clock) {
        return new VenueWatch(
                kafka.buildConsumerProperties(),
                fixSessions,
                policies,
                routes,
                table,
                venues,
                prices,
                clock);
    }

    /** With the figures of this instance, which are published as they change, at each resync. */
    @Bean
    StatePublisher<VenueHealth> venuePublisher(
            StateTopics topics, VenueTable table, VenueWatch watch) {
        return topics.publisherOnDuty(
                Topics.VENUE_HEALTH,
                new StateSource<>() {
                    @Override
                    public Map<String, VenueHealth> all() {
                        Map<String, VenueHealth> all = table.all();
                        all.replaceAll((oms, health) -> health.with(watch.figures().get(oms)));
                        return all;
                    }

                    @Override
                    public Optional<VenueHealth> one(String oms) {
                        return table.one(oms).map(health -> health.with(watch.figures().get(oms)));
                    }
                });
    }

    @Bean
    PublisherDuty venueDuty(
            PublisherDuty.Connections connections,
            StatePublisher<VenueHealth> venuePublisher,
            VenueWatch watch) {
        return new PublisherDuty(
                connections,
                Venues.CHANNEL,
                new PublisherDuty.Duty() {
                    @Override
                    public void begin() {
                        venuePublisher.start();
                        watch.start();
                    }

                    @Override
                    public void changed(String oms) {
                        venuePublisher.refresh(oms);
                    }

                    @Override
                    public void end() {
                        watch.stop();
                        venuePublisher.stop();
                    }
                });
    }
}
