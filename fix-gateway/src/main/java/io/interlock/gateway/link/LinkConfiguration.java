package io.interlock.gateway.link;

import io.interlock.events.AccountState;
import io.interlock.events.KillSwitch;
import io.interlock.events.Topics;
import io.interlock.gateway.log.LogReader;
import io.interlock.gateway.log.Positions;
import io.interlock.gateway.order.InFlight;
import io.interlock.gateway.order.OrderChains;
import io.interlock.gateway.order.OrderClaims;
import io.interlock.gateway.order.Outcomes;
import io.interlock.gateway.report.Mailbox;
import io.interlock.gateway.report.ReportSender;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.wire.DurableStores;
import io.interlock.kit.kafka.TopicProvisioner;
import io.interlock.kit.state.StateReader;
import io.interlock.kit.state.StateTopics;
import java.time.Clock;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration
@EnableScheduling
class LinkConfiguration {
    @Bean
    StateReader<KillSwitch> killSwitches(StateTopics topics) {
        return topics.reader(Topics.KILL_SWITCHES);
    }

    @Bean
    StateReader<AccountState> accounts(StateTopics topics) {
        return topics.reader(Topics.ACCOUNTS);
    }

    @Bean
    LogReader.Kafka logReaderKafka(
            KafkaProperties kafka, KafkaAdmin admin, TopicProvisioner provisioner) {
        return new LogReader.Kafka(kafka.buildConsumerProperties(), admin, provisioner);
    }

    @Bean
    Links links(
            FixSessions sessions,
            DurableStores stores,
            OrderClaims claims,
            Outcomes outcomes,
            OrderChains chains,
            InFlight inFlight,
            Mailbox mailbox,
            Positions positions,
            GateView gates,
            ReportSender reports,
            LogReader.Kafka kafka,
            PlatformTransactionManager transactions,
            Clock clock) {
        var tables =
                new LinkDispatcher.LinkTables(
                        claims, outcomes, chains, inFlight, mailbox, positions);
        return new Links(
                oms ->
                        new LinkDispatcher(
                                        oms,
                                        sessions,
                                        stores,
                                        tables,
                                        gates,
                                        new TransactionTemplate(transactions),
                                        reports::lettersFor,
                                        clock)
                                .reader(kafka),
                gates);
    }
}
