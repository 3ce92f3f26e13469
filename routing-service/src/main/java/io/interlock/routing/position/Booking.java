package io.interlock.routing.position;

import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.ExecId;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import io.interlock.routing.position.Trade.Change;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a batch of decisions and answers changes. Used once, by one thread. */
public final class Booking {
    private final Map<CommandId, KeptOrder> orders;
    private final Instant now;
    private final Map<CommandId, KeptOrder> changed = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<Account, Map<String, CommandId>> decided = new HashMap<>();

    /** {@code orders} are those among the batch's that are known already. */
    public Booking(Map<CommandId, KeptOrder> orders, Instant now) {
        this.orders = Map.copyOf(orders);
        this.now = now;
    }

    public void decided(RoutingDecision decision) {
        OrderCommand command = decision.command();
        Account account = command.account();
        if (account != null) {
            decided.computeIfAbsent(account, key -> new HashMap<>())
                    .merge(command.commandId().session(), command.commandId(), Booking::newer);
        }
        if (command.kind() == Kind.NEW || command.kind() == Kind.REPLACE) {
            CommandId id = KeptOrder.root(command);
            KeptOrder before = order(id);
            change(id, before, before.decided(decision));
        }
    }

    public void answered(OrderExecution answer) {
        KeptOrder.root(answer)
                .ifPresentOrElse(
                        id -> {
                            KeptOrder before = order(id);
                            change(id, before, before.answered(answer));
                        },
                        () -> stray(answer));
    }

    private KeptOrder order(CommandId id) {
        KeptOrder known = changed.getOrDefault(id, orders.get(id));
        return known == null ? KeptOrder.of(id) : known;
    }

    private void change(CommandId id, KeptOrder before, KeptOrder after) {
        if (!after.equals(before)) {
            changed.put(id, after);
            changes.addAll(before.changes(after, now));
        }
    }

    /** A trade of no order of ours counts where the OMS says whose it is. */
    private void stray(OrderExecution answer) {
        ExecutionReport report = answer.report();
        if (report == null || report.account() == null || report.symbol() == null) {
            return;
        }
        String oms = String.valueOf(answer.oms());
        Account account = report.account();
        Symbol symbol = report.symbol();
        ExecId execId = report.execId();
        ExecId ref = report.execRefId();
        switch (report.execType()) {
            case TRADE -> book(oms, account, symbol, execId, report);
            case TRADE_CANCEL -> bust(oms, account, symbol, ref);
            case TRADE_CORRECT -> {
                bust(oms, account, symbol, ref);
                book(oms, account, symbol, execId, report);
            }
            default -> {}
        }
    }

    private void book(
            String oms,
            Account account,
            Symbol symbol,
            @Nullable ExecId execId,
            ExecutionReport report) {
        Quantity last = report.lastQty();
        Price px = report.lastPx();
        int direction = KeptOrder.direction(report.side());
        if (execId != null && last != null && !last.isZero() && direction != 0) {
            changes.add(
                    new Change.Booked(
                            new Trade(
                                    new Trade.Key(oms, "", execId.value()),
                                    account,
                                    symbol,
                                    last.value().multiply(BigDecimal.valueOf(direction)),
                                    px,
                                    now)));
        }
    }

    private void bust(String oms, Account account, Symbol symbol, @Nullable ExecId ref) {
        if (ref != null) {
            changes.add(new Change.Busted(new Trade.Key(oms, "", ref.value()), account, symbol));
        }
    }

    private static CommandId newer(CommandId a, CommandId b) {
        return Holdings.isAfter(b, a) ? b : a;
    }

    /** Orders that are otherwise now. */
    public Map<CommandId, KeptOrder> orders() {
        return changed;
    }

    /** Fills in the order in which they came, busts and corrections among them. */
    public List<Change> changes() {
        return changes;
    }

    /** By account and client session the newest command that was decided. */
    public Map<Account, Map<String, CommandId>> decided() {
        return decided;
    }
}
