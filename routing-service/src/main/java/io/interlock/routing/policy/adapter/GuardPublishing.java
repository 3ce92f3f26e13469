package io.interlock.routing.policy.adapter;

import io.interlock.events.AccountState;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.SymbolState;
import io.interlock.events.Topics;
import io.interlock.events.TrippedGuard;
import io.interlock.kit.state.StatePublisher;
import io.interlock.kit.state.StateReader;
import io.interlock.kit.state.StateSource;
import io.interlock.kit.state.StateTopics;
import io.interlock.routing.duty.PublisherDuty;
import io.interlock.routing.policy.adapter.TrippedGuards.GuardView;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One instance counts executions and publishes what has tripped. */
@Configuration
class GuardPublishing {
    @Bean
    StatePublisher<TrippedGuard> guardPublisher(StateTopics topics, TrippedGuards guards) {
        return topics.publisherOnDuty(
                Topics.TRIPPED_GUARDS,
                new StateSource<>() {
                    @Override
                    public Map<String, TrippedGuard> all() {
                        return guards.list(false).stream()
                                .map(GuardView::state)
                                .collect(Collectors.toMap(TrippedGuard::key, Function.identity()));
                    }

                    @Override
                    public Optional<TrippedGuard> one(String key) {
                        return guards.stopped(key);
                    }
                });
    }

    @Bean
    PublisherDuty guardDuty(
            PublisherDuty.Connections connections,
            StatePublisher<TrippedGuard> publisher,
            KafkaProperties kafka,
            StateReader<RoutingPolicy> policies,
            StateReader<SymbolState> symbols,
            StateReader<AccountState> accounts,
            TrippedGuards guards,
            Clock clock) {
        ExecutionWatch watch =
                new ExecutionWatch(
                        kafka.buildConsumerProperties(),
                        policies,
                        symbols,
                        accounts,
                        guards,
                        clock);
        return new PublisherDuty(
                connections,
                TrippedGuards.CHANNEL,
                new PublisherDuty.Duty() {
                    @Override
                    public void begin() {
                        publisher.start();
                        watch.begin();
                    }

                    @Override
                    public void changed(String key) {
                        publisher.refresh(key);
                        watch.changed(key);
                    }

                    @Override
                    public void end() {
                        watch.end();
                        publisher.stop();
                    }
                });
    }
}
