package io.interlock.routing.decision.adapter;

import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.OrderCommand.RootOrder;
import io.interlock.events.RoutingDecision;
import io.interlock.routing.control.PolicyIndex;
import io.interlock.routing.decision.Decisions;
import io.interlock.routing.decision.Outcome;
import io.interlock.routing.decision.Outcome.Waited;
import io.interlock.routing.decision.View;
import io.interlock.routing.decision.adapter.HeldOrders.Held;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: judges commands as they come, lets those wait that have to, and judges them
 * again when they are due. A cancel never waits: it ends what waits of its order. Confined to the
 * command loop's thread.
 */
final class Turns {
    private final View view;
    private final Judge judge;
    private final HeldOrders held;
    private final Consumer<RoutingDecision> decided;
    private PolicyIndex policies = PolicyIndex.EMPTY;

    /** {@link Decisions#judge} by the view. */
    interface Judge {
        Outcome of(OrderCommand command, Instant now, @Nullable Waited waited);
    }

    /** {@code decided} takes note of each decision before the next is made. */
    Turns(View view, Judge judge, HeldOrders held, Consumer<RoutingDecision> decided) {
        this.view = view;
        this.judge = judge;
        this.held = held;
        this.decided = decided;
    }

    /** A command at its place in the log. */
    void command(OrderCommand command, int partition, long offset, Instant now) {
        if (held.holds(command.commandId())) {
            // a gateway that was killed may have written it twice
            return;
        }
        RootOrder root = command.root();
        List<Held> chain =
                command.kind() == Kind.CANCEL && root != null
                        ? held.chain(command.key(), root.commandId())
                        : List.of();
        boolean unsent =
                root != null
                        && chain.stream()
                                .anyMatch(
                                        one -> one.command().commandId().equals(root.commandId()));
        if (unsent) {
            end(chain, command, now);
        }
        switch (judge.of(command, now, null)) {
            case Outcome.Decided one -> {
                if (!unsent && one.decision().rejection() == null) {
                    end(chain, command, now);
                }
                decided.accept(one.decision());
            }
            case Outcome.Wait wait -> held.add(command, partition, offset, wait, now);
        }
        if (!chain.isEmpty()) {
            due(now);
        }
    }

    /** What waits of the order that a cancel is about. */
    private void end(List<Held> chain, OrderCommand cancel, Instant now) {
        for (Held one : chain) {
            RoutingDecision end =
                    Decisions.ended(one.command(), cancel.clOrdId(), view, now, held.waited(one));
            held.remove(one, now);
            decided.accept(end);
        }
    }

    /** Judges all whose time has come, and those who come after them. */
    void due(Instant now) {
        if (view.policies() != policies) {
            policies = view.policies();
            held.wakeAll(now);
        }
        for (Optional<Held> next = held.due(now); next.isPresent(); next = held.due(now)) {
            Held one = next.get();
            switch (judge.of(one.command(), now, held.waited(one))) {
                case Outcome.Decided end -> {
                    held.remove(one, now);
                    decided.accept(end.decision());
                }
                case Outcome.Wait wait -> held.again(one, wait, now);
            }
        }
    }
}
