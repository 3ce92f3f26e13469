package io.interlock.recon.imports.adapter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code interlock.recon.imports}.
 *
 * @param oldest how old a trade may be; not more than the topics and matched trades are kept
 * @param batch lines that are stored at a time
 * @param errorsKept of an import, with their lines; the others are counted
 * @param abandonedAfter how long nothing comes before an import counts as given up
 * @param repeatsKnown how long taken facts are known again
 */
@Validated
@ConfigurationProperties("interlock.recon.imports")
record ImportProperties(
        @DefaultValue("7d") Duration oldest,
        @DefaultValue("1000") @Min(1) @Max(10_000) int batch,
        @DefaultValue("100000") @Min(1) int errorsKept,
        @DefaultValue("1m") Duration abandonedAfter,
        @DefaultValue("400d") Duration repeatsKnown) {}
