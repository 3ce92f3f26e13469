package io.interlock.recon.breaks.adapter;

import io.interlock.events.AuditEntry;
import io.interlock.events.EventCodec;
import io.interlock.events.FixIncident;
import io.interlock.events.Topics;
import io.interlock.events.VenueSwitch;
import io.interlock.recon.breaks.adapter.Happenings.Happening;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Reads what happens on sessions and venues, and what people change: a few records a minute. */
@Component
class HappeningListener {
    private static final Logger LOG = LoggerFactory.getLogger(HappeningListener.class);

    private static final Duration KEPT = Duration.ofDays(90);

    private final Happenings happenings;
    private final Clock clock;

    HappeningListener(Happenings happenings, Clock clock) {
        this.happenings = happenings;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 24, timeUnit = TimeUnit.HOURS)
    void forget() {
        happenings.forgetBefore(clock.instant().minus(KEPT));
    }

    @KafkaListener(
            id = "recon-happenings",
            groupId = "${interlock.recon.group}-happenings",
            topics = {"fix.incidents.v1", "venues.switches.v1", "audit.entries.v1"},
            batch = "true")
    void happened(List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                Happening happening = read(record);
                if (happening != null) {
                    happenings.add(
                            "%s-%d-%d"
                                    .formatted(
                                            record.topic(), record.partition(), record.offset()),
                            happening);
                }
            } catch (JacksonException e) {
                // it would only have explained something
                LOG.atWarn()
                        .setCause(e)
                        .addKeyValue("topic", record.topic())
                        .addKeyValue("offset", record.offset())
                        .log("Record passed over");
            }
        }
    }

    private static @Nullable Happening read(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return null;
        }
        return switch (record.topic()) {
            case "fix.incidents.v1" -> {
                FixIncident incident = EventCodec.decode(record.value(), Topics.FIX_INCIDENTS);
                yield new Happening(
                        incident.at(),
                        "session",
                        incident.session(),
                        "%s: %s".formatted(incident.kind(), incident.detail()),
                        null);
            }
            case "venues.switches.v1" -> {
                VenueSwitch change = EventCodec.decode(record.value(), Topics.VENUE_SWITCHES);
                yield new Happening(
                        change.at(),
                        "venue",
                        change.oms(),
                        "%s to %s: %s".formatted(change.from(), change.to(), change.cause()),
                        change.by());
            }
            default -> {
                AuditEntry entry = EventCodec.decode(record.value(), Topics.AUDIT_ENTRIES);
                yield new Happening(
                        entry.at(),
                        "change",
                        entry.object(),
                        "%s: %s".formatted(entry.action(), entry.reason()),
                        entry.actor());
            }
        };
    }
}
