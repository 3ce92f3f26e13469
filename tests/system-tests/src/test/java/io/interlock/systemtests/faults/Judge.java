package io.interlock.systemtests.faults;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares what the trader, the OMSs and the platform say. A pure function: logs in, violations
 * out. The names of the invariants are those of docs/testing.md.
 */
final class Judge {
    /** From the check of the age to the gateway's SendingTime(52). */
    private static final Duration SLACK = Duration.ofSeconds(1);

    /** From there to the OMS: the commit, the wire, a busy machine. */
    private static final Duration WAY = Duration.ofSeconds(10);

    /** Begins the Text(58) of what the gateway refuses by itself and tells the log of later. */
    private static final List<String> GATEWAYS_OWN =
            List.of("Rate limit:", "The platform cannot take orders now");

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd-HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final Logs logs;
    private final List<Violation> violations = new ArrayList<>();

    /** First copy of each order message that the client wrote, by ClOrdID(11). */
    private final Map<String, Line> written = new LinkedHashMap<>();

    /** First arrival of each order message at an OMS, by ClOrdID(11). */
    private final Map<String, Line> arrived = new LinkedHashMap<>();

    /** First copy of each execution that an OMS reported, by ExecID(17), in its order. */
    private final Map<String, Line> reported = new LinkedHashMap<>();

    private final Map<String, Line> cancelRejectsOfOms = new HashMap<>();

    private Judge(Logs logs) {
        this.logs = logs;
    }

    static List<Violation> judge(Logs logs) {
        Judge judge = new Judge(logs);
        judge.index();
        judge.ordersAtTheOms();
        judge.nothingSilent();
        judge.executionsAtTheClient();
        judge.executionsBooked();
        judge.refusalsBooked();
        judge.amounts();
        judge.numbers(logs.oms());
        judge.numbers(logs.trader());
        return judge.violations;
    }

    private void violation(String rule, String what) {
        violations.add(new Violation(rule, what));
    }

    private void index() {
        for (Line line : logs.trader()) {
            if (!line.incoming() && line.isOrderMessage()) {
                written.putIfAbsent(line.clOrdId(), line);
            }
        }
        for (Line line : logs.oms()) {
            if (line.incoming()) {
                continue;
            }
            if (line.isExecution()) {
                reported.putIfAbsent(line.execId(), line);
            } else if (line.msgType().equals("9")) {
                cancelRejectsOfOms.putIfAbsent(line.clOrdId(), line);
            }
        }
    }

    /** V2, V3, unchanged, age, and gates that had to be closed. */
    private void ordersAtTheOms() {
        for (Line line : logs.oms()) {
            if (!line.incoming() || !line.isOrderMessage()) {
                continue;
            }
            String id = line.clOrdId();
            Line original = written.get(id);
            Line before = arrived.putIfAbsent(id, line);
            if (before != null && isCopy(line, before)) {
                continue;
            }
            if (before != null) {
                violation(
                        "V2 doubled at the OMS",
                        id + " at " + place(before) + " and at " + place(line));
                continue;
            }
            if (original == null) {
                violation("V3 nobody asked for it", id + " at " + place(line));
                continue;
            }
            if (!original.body().equals(line.body())) {
                violation("unchanged", id + " was " + original.body() + " and is " + line.body());
            }
            age(original, line);
            for (Logs.Closed closed : logs.closed()) {
                // a cancel passes every gate
                if (!line.msgType().equals("F") && closed.covers(line)) {
                    violation("V14 gate open", id + " at " + line.at() + ", " + closed.why());
                }
            }
        }
    }

    /** FIX lets a receiver drop a PossDup copy of a number that it has seen. */
    private static boolean isCopy(Line line, Line of) {
        return line.possDup() && line.session().equals(of.session()) && line.seq() == of.seq();
    }

    private void age(Line original, Line line) {
        Duration limit = logs.maxAge().get(original.session());
        if (limit == null || !line.msgType().equals("D")) {
            return;
        }
        Instant written = UTC.parse(original.get(52), Instant::from);
        Duration sent = Duration.between(written, UTC.parse(line.get(52), Instant::from));
        Duration there = Duration.between(written, line.at());
        if (sent.compareTo(limit.plus(SLACK)) > 0 || there.compareTo(limit.plus(WAY)) > 0) {
            violation(
                    "V12 stale order",
                    line.clOrdId() + " was " + sent + " old when it was sent to " + place(line));
        }
    }

    /** V1: at the OMS and reported, or rejected with a reason; never both, never neither. */
    private void nothingSilent() {
        Map<String, Line> refused = new HashMap<>();
        Set<String> answered = new HashSet<>();
        for (Line line : logs.trader()) {
            if (!line.incoming()) {
                continue;
            }
            if (isPlatformsRefusal(line)) {
                refused.putIfAbsent(refusedId(line), line);
            } else {
                answered.add(line.clOrdId());
            }
        }
        for (Map.Entry<String, Line> entry : written.entrySet()) {
            String id = entry.getKey();
            boolean isThere = arrived.containsKey(id);
            Line refusal = refused.get(id);
            if (isThere && refusal != null) {
                violation(
                        "V1 refused and traded",
                        id + " is at " + place(arrived.get(id)) + " but: " + refusal.get(58));
            } else if (!isThere && refusal == null) {
                violation(
                        "V1 lost",
                        id + " of " + entry.getValue().at() + " is at no OMS and has no answer");
            } else if (refusal != null && refusal.get(58).isEmpty()) {
                violation("V1 no reason", id + " was refused without Text(58)");
            } else if (isThere && !answered.contains(id)) {
                violation("V1 silent", id + " is at the OMS; its client has no answer");
            }
        }
    }

    private boolean isPlatformsRefusal(Line line) {
        return switch (line.msgType()) {
            case "8" -> line.get(150).equals("8") && !reported.containsKey(line.execId());
            case "9" -> !cancelRejectsOfOms.containsKey(line.clOrdId());
            case "3", "j" -> true;
            default -> false;
        };
    }

    private static String refusedId(Line line) {
        return line.msgType().equals("j") ? line.get(379) : line.clOrdId();
    }

    /** V4 at the client: each execution once, in order, unchanged, and none made up. */
    private void executionsAtTheClient() {
        Map<String, Line> heard = new LinkedHashMap<>();
        Map<String, List<String>> heardOf = new HashMap<>();
        for (Line line : logs.trader()) {
            if (!line.incoming() || !line.isExecution()) {
                continue;
            }
            Line source = reported.get(line.execId());
            Line before = heard.putIfAbsent(line.execId(), line);
            if (before != null) {
                violation(
                        "V4 doubled at the client",
                        line.execId()
                                + " of "
                                + line.clOrdId()
                                + " as "
                                + before.seq()
                                + " and "
                                + line.seq()
                                + " of "
                                + line.session());
            } else if (source != null) {
                heardOf.computeIfAbsent(line.get(37), k -> new ArrayList<>()).add(line.execId());
                if (!source.body().equals(line.body())) {
                    violation(
                            "unchanged",
                            line.execId() + " was " + source.body() + " and is " + line.body());
                }
            } else if (!line.get(150).equals("8")) {
                violation("V4 made up", line.execId() + " of " + line.clOrdId());
            }
        }
        Map<String, List<String>> toldOf = new HashMap<>();
        reported.forEach((execId, line) -> {
            if (!heard.containsKey(execId)) {
                violation("V4 missing at the client", execId + " of " + line.clOrdId());
            } else {
                toldOf.computeIfAbsent(line.get(37), k -> new ArrayList<>()).add(execId);
            }
        });
        toldOf.forEach((orderId, told) -> {
            List<String> order = heardOf.getOrDefault(orderId, List.of());
            if (!told.equals(order)) {
                violation("V4 order of reports", orderId + ": " + told + " came as " + order);
            }
        });
    }

    /** V4 in the platform's log: each execution under exactly one event. */
    private void executionsBooked() {
        Map<String, Set<String>> events = new HashMap<>();
        for (Logs.Booked booked : logs.booked()) {
            if (booked.line().isExecution()) {
                events.computeIfAbsent(booked.line().execId(), k -> new HashSet<>())
                        .add(booked.eventId());
            }
        }
        reported.keySet()
                .forEach(execId -> {
                    int times = events.getOrDefault(execId, Set.of()).size();
                    if (times != 1) {
                        violation("V4 booked " + times + " times", execId);
                    }
                });
    }

    /** V1 in the platform's log: what the gateway refused by itself, under one event as well. */
    private void refusalsBooked() {
        Map<String, Set<String>> events = new HashMap<>();
        logs.refused()
                .forEach(refused ->
                        events.computeIfAbsent(refused.clOrdId(), k -> new HashSet<>())
                                .add(refused.eventId()));
        logs.trader().stream()
                .filter(Line::incoming)
                .filter(line -> GATEWAYS_OWN.stream().anyMatch(line.get(58)::startsWith))
                .map(Line::clOrdId)
                .forEach(id -> {
                    int times = events.getOrDefault(id, Set.of()).size();
                    if (times != 1) {
                        violation("V1 refusal booked " + times + " times", id);
                    }
                });
    }

    /** V4 in money: signed quantity and notional per symbol, the same in all three logs. */
    private void amounts() {
        Map<String, BigDecimal> oms = sums(reported.values().stream());
        Map<String, BigDecimal> client = sums(once(logs.trader().stream().filter(Line::incoming)));
        Map<String, BigDecimal> platform =
                sums(once(logs.booked().stream().map(Logs.Booked::line)));
        if (!oms.equals(client)) {
            violation("V4 amounts", "the OMSs say " + oms + ", the client " + client);
        }
        if (!oms.equals(platform)) {
            violation("V4 amounts", "the OMSs say " + oms + ", the platform " + platform);
        }
    }

    /** What is in no OMS's log is found elsewhere, or was reported after that log was read. */
    private Stream<Line> once(Stream<Line> lines) {
        Map<String, Line> byId = new LinkedHashMap<>();
        lines.filter(Line::isExecution)
                .filter(line -> reported.containsKey(line.execId()))
                .forEach(line -> byId.putIfAbsent(line.execId(), line));
        return byId.values().stream();
    }

    private static Map<String, BigDecimal> sums(Stream<Line> executions) {
        Map<String, BigDecimal> sums = new HashMap<>();
        executions
                .filter(line -> line.get(150).equals("F"))
                .forEach(line -> {
                    BigDecimal quantity = new BigDecimal(line.get(32));
                    BigDecimal signed = line.get(54).equals("1") ? quantity : quantity.negate();
                    sums.merge(line.get(55), signed, BigDecimal::add);
                    BigDecimal notional = signed.multiply(new BigDecimal(line.get(31)));
                    sums.merge(line.get(55) + " notional", notional, BigDecimal::add);
                });
        sums.replaceAll((key, sum) -> sum.stripTrailingZeros());
        return sums;
    }

    /** V12: what a session hands on has growing numbers, and a copy says when it was first sent. */
    private void numbers(List<Line> lines) {
        Map<String, Line> last = new HashMap<>();
        for (Line line : lines) {
            if (!line.incoming()) {
                continue;
            }
            Line before = last.put(line.session(), line);
            if (before != null && before.seq() >= line.seq() && !isCopy(line, before)) {
                violation(
                        "V12 numbers",
                        line.session() + " got " + line.seq() + " after " + before.seq());
            }
            if (line.possDup() && line.get(122).isEmpty()) {
                violation("V12 resend", place(line) + " has PossDupFlag(43) without 122");
            }
        }
    }

    private static String place(@org.jspecify.annotations.Nullable Line line) {
        Line known = Objects.requireNonNull(line);
        Instant at = known.at();
        return known.session()
                + " "
                + known.seq()
                + (known.possDup() ? " PossDup" : "")
                + " ("
                + at
                + ")";
    }
}
