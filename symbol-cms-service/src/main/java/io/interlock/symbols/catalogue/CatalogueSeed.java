package io.interlock.symbols.catalogue;

import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code interlock.symbols.seed}: what an empty catalogue starts with.
 *
 * @param groups what instruments of a group have in common, by the group's name
 */
@Validated
@ConfigurationProperties("interlock.symbols.seed")
record CatalogueSeed(Map<String, @Valid Group> groups, @NotEmpty List<@Valid Listing> symbols) {

    /**
     * @param sessions weekly trading hours in words and zone
     */
    record Group(
            @NotBlank String assetClass,
            @NotBlank String bucket,
            @Positive BigDecimal contractSize,
            @Positive BigDecimal minQty,
            @Positive BigDecimal maxQty,
            @Positive BigDecimal qtyStep,
            @DefaultValue({"MARKET", "LIMIT", "STOP", "STOP_LIMIT"}) List<OrdType> ordTypes,
            @NotEmpty List<String> sessions) {}

    /**
     * @param contractSize overrides the group's
     */
    record Listing(
            @NotBlank String symbol,
            @NotBlank String description,
            @NotBlank String group,
            @NotBlank String currency,
            @Min(0) @Max(10) int precision,
            @Positive BigDecimal tickSize,
            @Nullable BigDecimal contractSize,
            @DefaultValue Map<String, String> omsSymbols,
            @DefaultValue({"DEMO", "LIVE"}) List<Environment> environments) {}

    /** A listing with what its group adds. */
    record Instrument(
            String symbol,
            String description,
            String assetClass,
            String bucket,
            String currency,
            BigDecimal contractSize,
            int precision,
            BigDecimal tickSize,
            BigDecimal minQty,
            BigDecimal maxQty,
            BigDecimal qtyStep,
            List<OrdType> ordTypes,
            List<String> sessions,
            Map<String, String> omsSymbols) {}

    Instrument instrument(Listing listing) {
        Group group =
                Optional.ofNullable(groups.get(listing.group()))
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "%s is of group %s; known are %s"
                                                .formatted(
                                                        listing.symbol(),
                                                        listing.group(),
                                                        groups.keySet())));
        return new Instrument(
                listing.symbol(),
                listing.description(),
                group.assetClass(),
                group.bucket(),
                listing.currency(),
                Optional.ofNullable(listing.contractSize()).orElse(group.contractSize()),
                listing.precision(),
                listing.tickSize(),
                group.minQty(),
                group.maxQty(),
                group.qtyStep(),
                group.ordTypes(),
                group.sessions(),
                listing.omsSymbols());
    }
}
