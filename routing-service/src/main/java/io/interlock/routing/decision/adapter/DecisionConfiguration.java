package io.interlock.routing.decision.adapter;

import io.interlock.events.AccountPositions;
import io.interlock.events.AccountState;
import io.interlock.events.KillSwitch;
import io.interlock.events.ProfileState;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.SymbolState;
import io.interlock.events.Topics;
import io.interlock.events.TrippedGuard;
import io.interlock.events.VenueHealth;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.kit.kafka.TopicProvisioner;
import io.interlock.kit.state.StateReader;
import io.interlock.kit.state.StateTopics;
import io.interlock.routing.control.RecentOrders;
import io.interlock.routing.control.condition.Conditions;
import io.interlock.routing.decision.DecisionListener;
import io.interlock.routing.decision.Guards;
import io.interlock.routing.decision.View;
import io.interlock.routing.reference.PriceBook;
import io.interlock.routing.route.RouteTable;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
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
    StateReader<VenueHealth> venueHealth(StateTopics topics) {
        return topics.reader(Topics.VENUE_HEALTH).advisory();
    }

    /** Not for readiness: without positions only the policies that ask for them reject. */
    @Bean(defaultCandidate = false)
    StateReader<AccountPositions> positions(StateTopics topics) {
        return topics.reader(Topics.ACCOUNT_POSITIONS);
    }

    @Bean
    LastPxs lastPxs(@Qualifier("positions") StateReader<AccountPositions> positions) {
        LastPxs lastPxs = new LastPxs();
        positions.onChange(lastPxs);
        return lastPxs;
    }

    @Bean
    StateReader<TrippedGuard> guardStates(StateTopics topics) {
        return topics.reader(Topics.TRIPPED_GUARDS);
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
            StateReader<VenueHealth> health,
            @Qualifier("positions") StateReader<AccountPositions> positions,
            LastPxs lastPxs,
            RouteTable routes,
            StateReader<TrippedGuard> tripped) {
        return () ->
                new LiveView(
                        symbols,
                        killSwitches,
                        accounts,
                        routes,
                        new RoutedRoots(),
                        policies,
                        profiles,
                        new Budgets(Topics.ORDER_COMMANDS.partitions()),
                        health,
                        new PositionsView(positions, lastPxs),
                        Guards.NONE,
                        tripped);
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
            StateReader<VenueHealth> health,
            @Qualifier("positions") StateReader<AccountPositions> accountPositions,
            LastPxs lastPxs,
            StateReader<ProfileState> profiles,
            RouteTable routes,
            StateReader<TrippedGuard> tripped,
            PriceBook prices,
            Clock clock,
            MeterRegistry meters,
            List<DecisionListener> listeners) {
        Conditions.load();
        RoutedRoots roots = new RoutedRoots();
        Budgets budgets = new Budgets(Topics.ORDER_COMMANDS.partitions());
        HeldOrders held = new HeldOrders();
        PositionsView positions = new PositionsView(accountPositions, lastPxs);
        RecentOrders recent = new RecentOrders();
        LiveView view =
                new LiveView(
                                symbols,
                                killSwitches,
                                accounts,
                                routes,
                                roots,
                                policies,
                                profiles,
                                budgets,
                                health,
                                positions,
                                new Guards(prices, recent::like, tripped::get),
                                tripped)
                        .watching()
                        .with(held);
        return new CommandLoop(
                kafka.buildConsumerProperties(),
                kafka.buildProducerProperties(),
                records,
                provisioner,
                view,
                roots,
                budgets,
                held,
                positions,
                recent,
                clock,
                meters,
                listeners);
    }
}
