package io.interlock.symbols.kill;

import io.interlock.domain.Environment;
import io.interlock.events.EventCodec;
import io.interlock.events.Misprice;
import io.interlock.events.Misprice.Action;
import io.interlock.events.Misprice.State;
import io.interlock.events.Topics;
import io.interlock.symbols.kill.KillSwitches.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Engages kill switches for prices that make no sense, where the rule says so. Once for each
 * misprice, also when it is read again after a person has released the switch; an old one is left
 * alone, for the market has gone on. Nothing is released here: that is a person's.
 */
@Component
class MispriceListener {
    private static final Logger LOG = LoggerFactory.getLogger(MispriceListener.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int LONGEST_REASON = 500;

    private final KillSwitches switches;
    private final Clock clock;

    MispriceListener(KillSwitches switches, Clock clock) {
        this.switches = switches;
        this.clock = clock;
    }

    @KafkaListener(
            id = "symbol-misprices",
            groupId = "${interlock.symbols.group:symbol-cms-service}-misprices",
            topics = "marketdata.misprices.v1")
    void told(ConsumerRecord<String, byte[]> record) {
        try {
            Misprice told = EventCodec.decode(record.value(), Topics.MISPRICES);
            if (told.state() == State.RAISED && told.action() == Action.PULL) {
                if (told.at().isBefore(clock.instant().minus(FRESH))) {
                    LOG.atWarn()
                            .addKeyValue("symbol", told.symbol())
                            .log("A misprice of {} is too old to pull a kill switch", told.at());
                } else {
                    told.environments().forEach(environment -> pull(told, environment));
                }
            }
        } catch (JacksonException e) {
            LOG.atError()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("offset", record.offset())
                    .setCause(e)
                    .log("A record is no misprice and is passed over");
        }
    }

    private void pull(Misprice told, Environment environment) {
        String fact = told.id() + "/" + environment;
        String id = UUID.nameUUIDFromBytes(fact.getBytes(StandardCharsets.UTF_8)).toString();
        String reason = told.cause() + ": " + told.evidence();
        Outcome outcome =
                switches.engage(
                        id,
                        environment,
                        told.symbol(),
                        "rule:misprice/" + told.rule(),
                        reason.length() > LONGEST_REASON
                                ? reason.substring(0, LONGEST_REASON)
                                : reason);
        switch (outcome) {
            case Outcome.Done(KillSwitchView state) ->
                    LOG.atWarn()
                            .addKeyValue("symbol", told.symbol())
                            .log("Kill switch engaged in {}: {}", environment, reason);
            case Outcome.Already(KillSwitchView current) ->
                    LOG.atInfo()
                            .addKeyValue("symbol", told.symbol())
                            .log("Not engaged in {}: kill switch {}", environment, current.id());
            case Outcome.Unknown(String detail) -> LOG.atInfo().log("Not engaged: {}", detail);
        }
    }
}
