package io.interlock.ops.history;

import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.ops.ingest.Lag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/read-models", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "platform")
class HistoryController {
    private final DayPartitions partitions;
    private final HistoryProperties properties;
    private final Rebuild rebuild;
    private final Lag lag;

    HistoryController(
            DayPartitions partitions, HistoryProperties properties, Rebuild rebuild, Lag lag) {
        this.partitions = partitions;
        this.properties = properties;
        this.rebuild = rebuild;
        this.lag = lag;
    }

    /**
     * How far back the read models go and how far they are.
     *
     * @param days how many are kept at most
     * @param oldestDay the oldest that is there; absent before the first
     * @param bytes on disk
     * @param behind records in Kafka that are not read yet
     * @param lastRebuild absent where there was none
     */
    record ReadModels(
            int days,
            @Nullable LocalDate oldestDay,
            long bytes,
            long budgetBytes,
            long behind,
            Rebuild.@Nullable Started lastRebuild) {}

    /** Why everything is read anew. */
    record Reason(@NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Requires("order:read")
    @Operation(
            operationId = "getReadModels",
            summary = "How far back orders and rejects go, and how far behind Kafka they are")
    ReadModels get() {
        return new ReadModels(
                properties.days(),
                partitions.days().stream().findFirst().orElse(null),
                partitions.bytes(),
                properties.diskBudget().toBytes(),
                lag.records(),
                rebuild.last().orElse(null));
    }

    @PostMapping(path = "/rebuilds", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("history:rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "rebuildReadModels",
            summary =
                    "Empties the read models and fills them anew from Kafka, as far back as Kafka"
                            + " goes; done when behind is 0")
    Rebuild.Started rebuild(@Valid @RequestBody Reason why) {
        CurrentActor.requireEveryEnvironment();
        return rebuild.start(CurrentActor.name(), why.reason());
    }
}
