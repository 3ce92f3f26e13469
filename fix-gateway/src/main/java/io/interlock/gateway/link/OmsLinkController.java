package io.interlock.gateway.link;

import io.interlock.gateway.link.LinkSupervision.Member;
import io.interlock.gateway.link.LinkSupervision.State;
import io.interlock.gateway.link.LinkSwitches.Recorded;
import io.interlock.gateway.link.StatusInquiries.StatusAsked;
import io.interlock.gateway.link.StatusInquiries.StatusWish;
import io.interlock.gateway.session.FixSessions;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.rest.Page;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
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
import org.springframework.web.bind.annotation.RestController;

/** The OMS links for people: where new orders go, why, and moving them. */
@RestController
@RequestMapping(path = "/api/v1/oms-links", produces = MediaType.APPLICATION_JSON_VALUE)
class OmsLinkController {
    private static final int NEWEST = 50;

    private final LinkSupervisor supervisor;
    private final LinkSwitches switches;
    private final FixSessions sessions;
    private final StatusInquiries inquiries;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    OmsLinkController(
            LinkSupervisor supervisor,
            LinkSwitches switches,
            FixSessions sessions,
            StatusInquiries inquiries,
            AuditTrail audit,
            PlatformTransactionManager transactions) {
        this.supervisor = supervisor;
        this.switches = switches;
        this.sessions = sessions;
        this.inquiries = inquiries;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A link; state and active are null where another gateway serves it. */
    record Link(
            String oms,
            @Nullable State state,
            @Nullable String active,
            @Nullable Instant since,
            @Nullable String forced,
            List<Member> sessions) {}

    /** The wish to move new orders. */
    record Move(@NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Requires("session:read")
    Page<Link> list() {
        return new Page<>(sessions.omsNames().stream().map(this::link).toList(), null);
    }

    @GetMapping("/{oms}/failovers")
    @Requires("session:read")
    Page<Recorded> failovers(@PathVariable String oms) {
        known(oms);
        return new Page<>(switches.newest(oms, NEWEST), null);
    }

    @PostMapping("/{oms}/failovers")
    @Requires("session:operate")
    Link failOver(@PathVariable String oms, @Valid @RequestBody Move wish) {
        known(oms);
        CurrentActor.requireEveryEnvironment();
        return move(
                oms,
                "failed-over",
                wish.reason(),
                "no other session of " + oms + " answers here",
                () -> supervisor.failOver(oms, wish.reason(), CurrentActor.name()));
    }

    @PostMapping("/{oms}/reverts")
    @Requires("session:operate")
    Link revert(@PathVariable String oms, @Valid @RequestBody Move wish) {
        known(oms);
        CurrentActor.requireEveryEnvironment();
        return move(
                oms,
                "reverted",
                wish.reason(),
                "the preferred session of " + oms + " does not answer here",
                () -> supervisor.revert(oms, wish.reason(), CurrentActor.name()));
    }

    /** Asks the OMS what it knows of an order; its answer is a report like all others. */
    @PostMapping("/{oms}/status-requests")
    @Requires("break:review")
    StatusAsked askStatus(@PathVariable String oms, @Valid @RequestBody StatusWish wish) {
        known(oms);
        CurrentActor.requireEveryEnvironment();
        StatusAsked asked =
                inquiries
                        .ask(oms, wish)
                        .orElseThrow(() ->
                                Problem.STATE_CONFLICT.exception(
                                        "no session of " + oms + " answers here"));
        transaction.executeWithoutResult(status ->
                audit.record(
                        CurrentActor.name(),
                        "order.status-asked",
                        "oms-link:" + oms,
                        wish.reason(),
                        Map.of(),
                        Map.of("clOrdId", wish.clOrdId(), "session", asked.session())));
        return asked;
    }

    /** A step that either happens or not. */
    private interface Step {
        boolean done();
    }

    private Link move(String oms, String action, String reason, String refusal, Step step) {
        Link before = link(oms);
        transaction.executeWithoutResult(status -> {
            if (!step.done()) {
                throw Problem.STATE_CONFLICT.exception(refusal);
            }
            audit.record(
                    CurrentActor.name(),
                    "oms-link." + action,
                    "oms-link:" + oms,
                    reason,
                    Map.of("active", String.valueOf(before.active())),
                    Map.of("active", String.valueOf(link(oms).active())));
        });
        return link(oms);
    }

    private void known(String oms) {
        if (!sessions.omsNames().contains(oms)) {
            throw Problem.NOT_FOUND.exception("no OMS '" + oms + "'");
        }
    }

    private Link link(String oms) {
        var now = supervisor.link(oms);
        return new Link(
                oms,
                now.map(LinkSupervision::state).orElse(null),
                now.map(LinkSupervision::active).orElse(null),
                now.map(LinkSupervision::since).orElse(null),
                now.map(LinkSupervision::forced).orElse(null),
                supervisor.members(oms));
    }
}
