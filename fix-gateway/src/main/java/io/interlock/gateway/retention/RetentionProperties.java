package io.interlock.gateway.retention;

import io.interlock.events.Topics;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code interlock.gateway.retention} of fix-gateway.yaml: how long what is done with is kept.
 *
 * @param messages numbered messages; not below what Kafka may bring again and the message log shows
 * @param newestMessages so many of each session's numbers stay, however old: peers may ask for them
 * @param outcomes outcomes of commands; not below what Kafka may bring again
 * @param chains ClOrdIDs and their orders; the longest that an order may work without being touched
 * @param letters reports for clients that never came back for them
 * @param links failovers, and doubts that are resolved
 * @param batch the most rows deleted in one transaction
 * @param pause between two batches
 * @param interval between two rounds
 */
@ConfigurationProperties("interlock.gateway.retention")
record RetentionProperties(
        @DefaultValue("30d") Duration messages,
        @DefaultValue("100000") int newestMessages,
        @DefaultValue("90d") Duration outcomes,
        @DefaultValue("400d") Duration chains,
        @DefaultValue("400d") Duration letters,
        @DefaultValue("400d") Duration links,
        @DefaultValue("1000") int batch,
        @DefaultValue("100ms") Duration pause,
        @DefaultValue("1h") Duration interval) {
    RetentionProperties {
        Duration replayed = Topics.ORDER_EXECUTIONS.retention();
        atLeast(replayed.plusDays(1), "messages", messages);
        atLeast(replayed.plusDays(1), "outcomes", outcomes);
        atLeast(outcomes, "chains", chains);
        atLeast(replayed.plusDays(1), "letters", letters);
        atLeast(Duration.ofDays(1), "links", links);
        if (newestMessages < 0 || batch < 1) {
            throw new IllegalArgumentException(
                    "interlock.gateway.retention: newest-messages must not be negative, batch at least 1");
        }
    }

    private static void atLeast(Duration least, String name, Duration value) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "interlock.gateway.retention."
                            + name
                            + ": must be at least "
                            + least.toDays()
                            + "d, is "
                            + value);
        }
    }
}
