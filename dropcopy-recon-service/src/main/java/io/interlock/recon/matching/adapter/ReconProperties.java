package io.interlock.recon.matching.adapter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code interlock.recon}.
 *
 * @param grace how long a fill may be on one side only before it is a break
 * @param lateness how long after its own time a record may come into the log
 * @param settle how long a drop-copy session is up before its silence counts; resends come first
 * @param matchedRetention how long matched trades are remembered; longer than the topics keep
 * @param group the consumer group, and part of the names of the dead-letter topics
 * @param batch about how many records are taken in one transaction
 */
@Validated
@ConfigurationProperties("interlock.recon")
record ReconProperties(
        @DefaultValue("2s") Duration grace,
        @DefaultValue("300ms") Duration lateness,
        @DefaultValue("5s") Duration settle,
        @DefaultValue("8d") Duration matchedRetention,
        @DefaultValue("dropcopy-recon-service") String group,
        @DefaultValue("8000") @Min(1) @Max(20_000) int batch) {}
