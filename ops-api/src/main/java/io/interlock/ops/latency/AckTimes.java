package io.interlock.ops.latency;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How long OMSs take to answer what is sent to them ({@link Hop#ACK}), whoever asks. */
public interface AckTimes {

    /** One OMS, whatever the environment, in the minute that begins at {@code minute}. */
    record Minute(String oms, Instant minute, Histogram times) {}

    /** Minutes that begin at or after {@code from}; those without an answer are left out. */
    List<Minute> since(Instant from);

    /** By OMS, the hour of {@code now} (UTC) on each of the seven days before. */
    Map<String, Histogram> sameHourOfLastWeek(Instant now);
}
