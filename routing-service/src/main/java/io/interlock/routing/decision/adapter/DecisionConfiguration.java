package io.interlock.routing.decision.adapter;

import io.interlock.events.AccountState;
import io.interlock.events.KillSwitch;
import io.interlock.events.ProfileState;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.SymbolState;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.kit.kafka.TopicProvisioner;
import io.interlock.kit.state.StateReader;
import io.interlock.kit.state.StateTopics;
import io.interlock.routing.decision.DecisionListener;
import io.interlock.routing.decision.View;
import io.interlock.routing.route.RouteTable;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class DecisionConfiguration {
    @Bean
    StateReader<SymbolState> symbols(StateTopics topics) {
        return topics.reader(Topics.SYMBOLS);
    }

    @Bean
    StateReader<KillSwitch> killSwitches(StateTopics topics) {
        return topics.reader(Topics.KILL_SWITCHES);
    }

    @Bean
    StateReader<AccountState> accounts(StateTopics topics) {
        return topics.reader(Topics.ACCOUNTS);
    }

    @Bean
    StateReader<RoutingPolicy> policies(StateTopics topics) {
        return topics.reader(Topics.ROUTING_POLICIES);
    }

    @Bean
    StateReader<ProfileState> profiles(StateTopics topics) {
        return topics.reader(Topics.ROUTING_PROFILES);
    }

    /** A view of its own for each who looks at the past: symbols, accounts and routes of now. */
    @Bean
    Supplier<View> today(
            StateReader<SymbolState> symbols,
            StateReader<KillSwitch> killSwitches,
            StateReader<AccountState> accounts,
            StateReader<RoutingPolicy> policies,
            StateReader<ProfileState> profiles,
            RouteTable routes) {
        return () ->
                new LiveView(
                        symbols,
                        killSwitches,
                        accounts,
                        routes,
                        new RoutedRoots(),
                        policies,
                        profiles,
                        new Budgets(Topics.ORDER_COMMANDS.partitions()));
    }

    @Bean
    CommandLoop commandLoop(
            KafkaProperties kafka,
            EventRecords records,
            TopicProvisioner provisioner,
            StateReader<SymbolState> symbols,
            StateReader<KillSwitch> killSwitches,
            StateReader<AccountState> accounts,
            StateReader<RoutingPolicy> policies,
            StateReader<ProfileState> profiles,
            RouteTable routes,
            Clock clock,
            MeterRegistry meters,
            List<DecisionListener> listeners) {
        RoutedRoots roots = new RoutedRoots();
        Budgets budgets = new Budgets(Topics.ORDER_COMMANDS.partitions());
        LiveView view =
                new LiveView(
                                symbols,
                                killSwitches,
                                accounts,
                                routes,
                                roots,
                                policies,
                                profiles,
                                budgets)
                        .watching();
        return new CommandLoop(
                kafka.buildConsumerProperties(),
                kafka.buildProducerProperties(),
                records,
                provisioner,
                view,
                roots,
                budgets,
                clock,
                meters,
                listeners);
    }
}
