package io.interlock.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final String ORDER = "11=A1|55=EURUSD|54=1|38=100.000|";
    private static final String FILL =
            "37=O1|17=X1|11=A1|150=F|39=2|55=EURUSD|54=1|32=100|31=1.08500|";

    private final List<Line> trader = new ArrayList<>();
    private final List<Line> oms = new ArrayList<>();
    private final List<Logs.Booked> booked = new ArrayList<>();

    JudgeTest() {
        trader.add(line("TRADER1", "out", 2, "D", ORDER));
        oms.add(line("OMSA-P", "in", 5, "D", ORDER));
        oms.add(line("OMSA-P", "out", 7, "8", FILL));
        booked.add(new Logs.Booked("OMSA-P:1:7", line("OMSA-P", "booked", 7, "8", FILL)));
        trader.add(line("TRADER1", "in", 3, "8", FILL));
    }

    private static Line line(String session, String direction, long seq, String type, String body) {
        return line(session, direction, seq, false, type, body, NINE);
    }

    private static Line line(
            String session,
            String direction,
            long seq,
            boolean possDup,
            String type,
            String body,
            Instant at) {
        String head =
                "8=FIX.4.4|9=99|35="
                        + type
                        + "|34="
                        + seq
                        + "|49=A|52=20261123-09:00:00.000000|56=B|";
        String copy = possDup ? "43=Y|122=T|" : "";
        return new Line(at, session, direction, seq, possDup, head + copy + body + "10=001|");
    }

    private List<String> rules(Logs.Refused... refused) {
        Logs logs = new Logs(trader, oms, booked, Map.of(), List.of(), List.of(refused));
        return Judge.judge(logs).stream().map(Violation::rule).toList();
    }

    @Test
    void logsThatAgreeHaveNoViolation() {
        assertThat(rules()).isEmpty();
    }

    @Test
    void firstArrivalAsACopyIsNoDouble() {
        oms.set(0, line("OMSA-P", "in", 5, true, "D", ORDER, NINE));

        assertThat(rules()).isEmpty();
    }

    @Test
    void copyOfANumberThatWasSeenIsNoDouble() {
        oms.add(1, line("OMSA-P", "in", 5, true, "D", ORDER, NINE));

        assertThat(rules()).isEmpty();
    }

    @Test
    void sameOrderUnderAnotherNumberIsADouble() {
        oms.add(line("OMSA-P", "in", 6, true, "D", ORDER, NINE));

        assertThat(rules()).containsExactly("V2 doubled at the OMS");
    }

    @Test
    void sameOrderOnTheOtherSessionIsADouble() {
        oms.add(line("OMSA-S", "in", 1, "D", ORDER));

        assertThat(rules()).containsExactly("V2 doubled at the OMS");
    }

    @Test
    void orderThatNobodyWroteIsFound() {
        oms.add(line("OMSA-P", "in", 6, "D", "11=A2|"));

        assertThat(rules()).containsExactly("V3 nobody asked for it");
    }

    @Test
    void changedByteIsFound() {
        oms.set(0, line("OMSA-P", "in", 5, "D", ORDER.replace("100.000", "100.0")));

        assertThat(rules()).containsExactly("unchanged");
    }

    @Test
    void orderWithoutAnyAnswerIsLost() {
        trader.add(line("TRADER1", "out", 3, "D", "11=A2|"));

        assertThat(rules()).containsExactly("V1 lost");
    }

    @Test
    void orderAtTheOmsMustBeReported() {
        trader.add(line("TRADER1", "out", 3, "F", "11=A2|41=A1|"));
        oms.add(line("OMSA-P", "in", 6, "F", "11=A2|41=A1|"));

        assertThat(rules()).containsExactly("V1 silent");
    }

    @Test
    void refusedOrderWithAReasonIsAnswered() {
        trader.add(line("TRADER1", "out", 3, "D", "11=A2|"));
        trader.add(line("TRADER1", "in", 4, "8", "37=NONE|17=R1|11=A2|150=8|39=8|58=too old|"));

        assertThat(rules()).isEmpty();
    }

    @Test
    void refusalNeedsAReason() {
        trader.add(line("TRADER1", "out", 3, "D", "11=A2|"));
        trader.add(line("TRADER1", "in", 4, "8", "37=NONE|17=R1|11=A2|150=8|39=8|"));

        assertThat(rules()).containsExactly("V1 no reason");
    }

    @Test
    void refusalOfTheGatewayIsBookedUnderOneEvent() {
        trader.add(line("TRADER1", "out", 3, "D", "11=A2|"));
        String body = "37=NONE|17=R1|11=A2|150=8|39=8|58=Rate limit: more than 2 a second|";
        trader.add(line("TRADER1", "in", 4, "8", body));
        Logs.Refused once = new Logs.Refused("TRADER1:1:3", "A2");

        assertThat(rules()).containsExactly("V1 refusal booked 0 times");
        assertThat(rules(once, once)).isEmpty();
        assertThat(rules(once, new Logs.Refused("TRADER1:1:4", "A2")))
                .containsExactly("V1 refusal booked 2 times");
    }

    @Test
    void refusedOrderMustNotTrade() {
        trader.add(line("TRADER1", "in", 4, "8", "37=NONE|17=R1|11=A1|150=8|39=8|58=too old|"));

        assertThat(rules()).containsExactly("V1 refused and traded");
    }

    @Test
    void reportThatDidNotComeIsMissing() {
        trader.removeLast();

        assertThat(rules()).containsExactly("V1 silent", "V4 missing at the client", "V4 amounts");
    }

    @Test
    void reportUnderASecondNumberIsADouble() {
        trader.add(line("TRADER1", "in", 4, "8", FILL));

        assertThat(rules()).containsExactly("V4 doubled at the client");
    }

    @Test
    void reportsOfAnOrderKeepTheirOrder() {
        String more = FILL.replace("17=X1", "17=X2");
        oms.add(line("OMSA-P", "out", 8, "8", more));
        booked.add(new Logs.Booked("OMSA-P:1:8", line("OMSA-P", "booked", 8, "8", more)));
        trader.add(trader.size() - 1, line("TRADER1", "in", 2, "8", more));

        assertThat(rules()).containsExactly("V4 order of reports");
    }

    @Test
    void fillThatNoOmsReportedIsMadeUp() {
        trader.add(line("TRADER1", "in", 4, "8", FILL.replace("17=X1", "17=X9")));

        assertThat(rules()).containsExactly("V4 made up");
    }

    @Test
    void executionMustBeBookedUnderOneEvent() {
        booked.add(booked.getFirst());
        assertThat(rules()).isEmpty();

        booked.add(new Logs.Booked("OMSA-P:1:9", booked.getFirst().line()));
        assertThat(rules()).containsExactly("V4 booked 2 times");
    }

    @Test
    void numbersOnlyGrow() {
        trader.add(line("TRADER1", "in", 3, "9", "11=A1|"));

        assertThat(rules()).contains("V12 numbers");
    }

    @Test
    void copyMustSayWhenItWasFirstSent() {
        Line copy = line("OMSA-P", "in", 5, true, "D", ORDER, NINE);
        oms.set(0, new Line(NINE, "OMSA-P", "in", 5, true, copy.raw().replace("|122=T", "")));

        assertThat(rules()).containsExactly("V12 resend");
    }

    @Test
    void orderMustNotArriveOlderThanAgreed() {
        Line late = line("OMSA-P", "in", 5, false, "D", ORDER, NINE.plusSeconds(9));
        String raw = late.raw().replace("|52=20261123-09:00:00", "|52=20261123-09:00:07");
        oms.set(0, new Line(late.at(), "OMSA-P", "in", 5, false, raw));
        Map<String, Duration> fiveSeconds = Map.of("TRADER1", Duration.ofSeconds(5));

        assertThat(Judge.judge(new Logs(trader, oms, booked, fiveSeconds, List.of(), List.of())))
                .extracting(Violation::rule)
                .containsExactly("V12 stale order");
    }

    @Test
    void cancelPassesAClosedGate() {
        String cancel = "11=A2|41=A1|";
        trader.add(line("TRADER1", "out", 3, "F", cancel));
        oms.add(line("OMSA-P", "in", 6, false, "F", cancel, NINE.plusSeconds(9)));
        oms.add(line("OMSA-P", "out", 9, "9", cancel));
        trader.add(line("TRADER1", "in", 4, "9", cancel));
        Logs.Closed closed = new Logs.Closed(NINE.plusSeconds(8), NINE.plusSeconds(10), null, "");

        assertThat(Judge.judge(new Logs(trader, oms, booked, Map.of(), List.of(closed), List.of())))
                .isEmpty();
    }

    @Test
    void nothingPassesAClosedGate() {
        Logs.Closed closed =
                new Logs.Closed(NINE.minusSeconds(1), NINE.plusSeconds(1), null, "no accounts");

        assertThat(Judge.judge(new Logs(trader, oms, booked, Map.of(), List.of(closed), List.of())))
                .extracting(Violation::rule)
                .containsExactly("V14 gate open");
    }

    @Test
    void theGateOfOneSymbolLetsTheOthersPass() {
        assertThat(Judge.judge(closed("EURUSD")))
                .extracting(Violation::rule)
                .containsExactly("V14 gate open");
        assertThat(Judge.judge(closed("GBPUSD"))).isEmpty();
    }

    private Logs closed(String symbol) {
        Logs.Closed closed =
                new Logs.Closed(NINE.minusSeconds(1), NINE.plusSeconds(1), symbol, "killed");
        return new Logs(trader, oms, booked, Map.of(), List.of(closed), List.of());
    }
}
