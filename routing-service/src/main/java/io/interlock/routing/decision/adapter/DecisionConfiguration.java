package io.interlock.routing.decision.adapter;

import io.interlock.events.AccountState;
import io.interlock.events.KillSwitch;
import io.interlock.events.SymbolState;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.kit.kafka.TopicProvisioner;
import io.interlock.kit.state.StateReader;
import io.interlock.kit.state.StateTopics;
import io.interlock.routing.route.RouteTable;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
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
    CommandLoop commandLoop(
            KafkaProperties kafka,
            EventRecords records,
            TopicProvisioner provisioner,
            StateReader<SymbolState> symbols,
            StateReader<KillSwitch> killSwitches,
            StateReader<AccountState> accounts,
            RouteTable routes,
            Clock clock,
            MeterRegistry meters) {
        RoutedRoots roots = new RoutedRoots();
        LiveView view = new LiveView(symbols, killSwitches, accounts, routes, roots);
        return new CommandLoop(
                kafka.buildConsumerProperties(),
                kafka.buildProducerProperties(),
                records,
                provisioner,
                view,
                roots,
                clock,
                meters);
    }
}
