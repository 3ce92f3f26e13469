package io.interlock.recon.matching.adapter;

import io.interlock.events.Topics;
import io.interlock.recon.trade.Feed;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How far both streams are surely read. */
@Component
class Horizons {
    private final TallyTable tallies;
    private final ReconProperties properties;

    Horizons(TallyTable tallies, ReconProperties properties) {
        this.tallies = tallies;
        this.properties = properties;
    }

    /** Every report that stood in the log before these is known. */
    record Horizon(Instant platform, Instant dropCopy) {
        static final Horizon NOTHING = new Horizon(Instant.EPOCH, Instant.EPOCH);

        /** How far what {@code feed} lacks is known to be lacking. */
        Instant of(Feed feed) {
            return feed == Feed.PLATFORM ? platform : dropCopy;
        }

        Instant both() {
            return platform.isBefore(dropCopy) ? platform : dropCopy;
        }
    }

    /**
     * Takes in how far this instance is and answers how far all are.
     *
     * @param readUpTo per topic and partition of this instance, how far it has been read
     * @param partitions the number of partitions of each topic
     */
    Horizon moved(Map<String, Map<Integer, Instant>> readUpTo, Map<String, Integer> partitions) {
        tallies.readUpTo(readUpTo);
        return new Horizon(
                of(Topics.ORDER_EXECUTIONS.name(), partitions),
                of(Topics.DROP_COPY_EXECUTIONS.name(), partitions));
    }

    /** A record may come into the log a little after its time. */
    private Instant of(String topic, Map<String, Integer> partitions) {
        Integer count = partitions.get(topic);
        return count == null || count == 0
                ? Instant.EPOCH
                : tallies.readUpTo(topic, count).minus(properties.lateness());
    }
}
