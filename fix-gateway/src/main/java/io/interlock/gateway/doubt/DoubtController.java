package io.interlock.gateway.doubt;

import io.interlock.domain.Account;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.gateway.doubt.DoubtKeeper.Resolution;
import io.interlock.gateway.doubt.Doubts.Doubt;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.rest.Page;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders in doubt for people, who may settle what nobody answers. */
@RestController
@RequestMapping(path = "/api/v1/in-doubt-orders", produces = MediaType.APPLICATION_JSON_VALUE)
class DoubtController {
    private static final int NEWEST = 500;

    private final Doubts doubts;
    private final DoubtKeeper keeper;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    DoubtController(
            Doubts doubts,
            DoubtKeeper keeper,
            AuditTrail audit,
            PlatformTransactionManager transactions) {
        this.doubts = doubts;
        this.keeper = keeper;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** An order in doubt, or one that was. */
    record Item(
            String commandId,
            String oms,
            String omsSession,
            String clientSession,
            String clOrdId,
            @Nullable Account account,
            @Nullable Symbol symbol,
            Side side,
            @Nullable Quantity orderQty,
            Instant sentAt,
            Instant since,
            String why,
            int asked,
            @Nullable Instant resolvedAt,
            @Nullable String resolution,
            @Nullable String resolvedBy) {
        static Item of(Doubt doubt) {
            var command = doubt.sent().command();
            return new Item(
                    doubt.commandId(),
                    doubt.sent().oms(),
                    doubt.sent().omsSession(),
                    command.clientSession(),
                    command.clOrdId().value(),
                    command.account(),
                    command.symbol(),
                    command.side(),
                    command.orderQty(),
                    doubt.sent().at(),
                    doubt.since(),
                    doubt.why(),
                    doubt.asked(),
                    doubt.resolvedAt(),
                    doubt.resolution(),
                    doubt.resolvedBy());
        }
    }

    /** What a person has found out, and how. */
    record Settlement(@NotNull Resolution resolution, @NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Requires("order:read")
    Page<Item> list(@RequestParam(defaultValue = "true") boolean open) {
        return new Page<>(doubts.newest(open, NEWEST).stream().map(Item::of).toList(), null);
    }

    @PostMapping("/{commandId}/settlements")
    @Requires("order:settle")
    Item settle(@PathVariable String commandId, @Valid @RequestBody Settlement wish) {
        CurrentActor.requireEveryEnvironment();
        transaction.executeWithoutResult(status -> {
            doubt(commandId);
            String by = CurrentActor.name();
            if (!keeper.settle(commandId, wish.resolution(), by, wish.reason())) {
                throw Problem.STATE_CONFLICT.exception(
                        "order " + commandId + " is not in doubt at this gateway");
            }
            audit.record(
                    by,
                    "in-doubt-order.settled",
                    "order:" + commandId,
                    wish.reason(),
                    Map.of("inDoubt", true),
                    Map.of("inDoubt", false, "resolution", wish.resolution().name()));
        });
        return Item.of(doubt(commandId));
    }

    private Doubt doubt(String commandId) {
        return doubts.find(commandId)
                .orElseThrow(
                        () -> Problem.NOT_FOUND.exception("no order in doubt '" + commandId + "'"));
    }
}
