package io.interlock.simulators.oms.book;

import io.interlock.domain.ExecType;
import io.interlock.domain.OrdStatus;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

/** A book with its timers played by hand: time goes on when {@link #drain} or a test says so. */
final class BookRun {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private record Due(Instant at, long order, Step step) {}

    private final OmsBook book;
    private final List<Effect.Report> reports = new ArrayList<>();
    private final Queue<Due> later =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
    private Instant now = START;
    private long scheduled;

    BookRun(Behaviour behaviour) {
        book = new OmsBook("OMS", "R", behaviour);
    }

    void rule(Rule rule) {
        book.addRules(List.of(rule));
    }

    void receive(String text) {
        take(book.receive("OMS-P", FixMessage.parse(text), now));
    }

    void insist(String id, Action action) {
        take(book.insist(book.order(id).orElseThrow(), action, now));
    }

    void tick() {
        take(book.tick(now));
    }

    void forward(long seconds) {
        now = now.plusSeconds(seconds);
    }

    private void take(List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Report report -> reports.add(report);
                case Effect.Later(var after, var step) ->
                        later.add(new Due(now.plus(after), scheduled++, step));
            }
        }
    }

    /** As they would stand in a book to which the market may do what it likes. */
    List<BookOrder> orders() {
        return book.orders().stream().map(order -> order.automatic(true)).toList();
    }

    List<Effect.Report> reports() {
        return List.copyOf(reports);
    }

    List<FixMessage> messages() {
        return reports.stream().map(Effect.Report::message).toList();
    }

    void clear() {
        reports.clear();
    }

    List<String> described() {
        return messages().stream().map(BookRun::describe).toList();
    }

    /** Plays every timer to the end, then tells and forgets all reports. */
    List<String> drain() {
        for (Due due = later.poll(); due != null; due = later.poll()) {
            Instant before = now;
            now = due.at();
            take(book.perform(due.step(), now));
            now = before;
        }
        List<String> all = described();
        clear();
        return all;
    }

    private static String describe(FixMessage message) {
        String orig = message.text(Tag.ORIG_CL_ORD_ID);
        String name = message.text(Tag.CL_ORD_ID) + (orig.isEmpty() ? "" : " (" + orig + ")");
        return switch (message.msgType()) {
            case "8" ->
                    name
                            + " "
                            + camel(ExecType.of(message.text(Tag.EXEC_TYPE)))
                            + " "
                            + camel(OrdStatus.of(message.text(Tag.ORD_STATUS)))
                            + " "
                            + message.text(Tag.CUM_QTY)
                            + "/"
                            + message.text(Tag.LEAVES_QTY)
                            + with(" last ", message.text(Tag.LAST_QTY))
                            + with(" reason ", message.text(Tag.ORD_REJ_REASON));
            case "9" ->
                    name
                            + " CancelReject "
                            + message.text(Tag.CXL_REJ_RESPONSE_TO)
                            + " reason "
                            + message.text(Tag.CXL_REJ_REASON);
            default -> message.msgType() + " " + message.text(Tag.BUSINESS_REJECT_REASON);
        };
    }

    private static String with(String word, String value) {
        return value.isEmpty() ? "" : word + value;
    }

    private static String camel(Enum<?> value) {
        StringBuilder camel = new StringBuilder();
        for (String word : value.name().split("_")) {
            camel.append(word.charAt(0))
                    .append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return camel.toString();
    }
}
