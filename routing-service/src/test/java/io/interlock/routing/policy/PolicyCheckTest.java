package io.interlock.routing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Match;
import io.interlock.kit.change.Finding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCheckTest {
    private static final Control BLOCK = new Control.Block("No gold before the news");

    private static PolicyBody policy(Control control) {
        return new PolicyBody(Environment.LIVE, 10, Match.EVERYTHING, null, control);
    }

    private static List<String> found(PolicyBody body) {
        return PolicyCheck.of(body, Set.of("OMSA", "OMSB")).stream()
                .map(finding -> finding.pointer() + ": " + finding.text())
                .toList();
    }

    private static List<String> found(Control control) {
        return found(policy(control));
    }

    private static Control.Throttle throttle(String limit, long windowMillis, String burst) {
        return new Control.Throttle(
                Control.Per.ACCOUNT,
                Control.Unit.ORDERS,
                new BigDecimal(limit),
                windowMillis,
                new BigDecimal(burst),
                true);
    }

    private static Control.Windows windows(String open, String close, String... days) {
        return new Control.Windows(
                "America/New_York",
                List.of(new Control.Window(List.of(days), open, close)),
                List.of("2026-12-25"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gold-news-limit", "a", "7", "-"})
    void lowerCaseLettersDigitsAndHyphensMakeAnId(String id) {
        assertThat(PolicyCheck.id(id)).isEmpty();
        assertThat(PolicyCheck.id("a".repeat(64))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Gold", "gold news", "gold/1", "gold_1", "ä"})
    void nothingElseDoes(String id) {
        assertThat(PolicyCheck.id(id))
                .containsExactly(
                        Finding.at(
                                "/id",
                                "id must be 1 to 64 lower-case letters, digits or hyphens, but is '"
                                        + id
                                        + "'"));
        assertThat(PolicyCheck.id("a".repeat(65))).hasSize(1);
    }

    @Test
    void soundPoliciesOfEveryKindPass() {
        for (Control control :
                List.of(
                        BLOCK,
                        new Control.Limits(
                                Quantity.of(1),
                                Quantity.of(1),
                                new BigDecimal("0.01"),
                                List.of(Side.BUY),
                                List.of(OrdType.LIMIT)),
                        windows("08:00", "17:00:30", "MONDAY", "SUNDAY"),
                        throttle("0.5", 100, "1"),
                        throttle("1000", 86_400_000, "5000"),
                        new Control.Route("OMSB", List.of(new Control.Token(100, "XNAS"))))) {
            assertThat(found(control)).isEmpty();
        }
    }

    @Test
    void priorityHasBounds() {
        for (int priority : List.of(0, 10_000)) {
            assertThat(
                            found(
                                    new PolicyBody(
                                            Environment.LIVE,
                                            priority,
                                            Match.EVERYTHING,
                                            null,
                                            BLOCK)))
                    .isEmpty();
        }
        for (int priority : List.of(-1, 10_001)) {
            assertThat(
                            found(
                                    new PolicyBody(
                                            Environment.LIVE,
                                            priority,
                                            Match.EVERYTHING,
                                            null,
                                            BLOCK)))
                    .containsExactly("/priority: priority must be 0 to 10000, but is " + priority);
        }
    }

    private static PolicyBody where(String condition) {
        return new PolicyBody(Environment.LIVE, 1, Match.EVERYTHING, condition, BLOCK);
    }

    @Test
    void aConditionIsTypedAndItsFaultHasAPlace() {
        assertThat(found(where("side == 'BUY' && orderQty > 5000"))).isEmpty();
        assertThat(found(where(" ")))
                .containsExactly("/condition: a condition must not be blank; leave it out");
        assertThat(PolicyCheck.of(where("side == 'BUY'\n&& venue == 'LP1'"), Set.of()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.pointer()).isEqualTo("/condition");
                    assertThat(finding.line()).isEqualTo(2);
                    assertThat(finding.column()).isEqualTo(4);
                    assertThat(finding.text()).startsWith("'venue' is not known; known are symbol");
                });
    }

    @Test
    void aPatternIsANameOrAPrefix() {
        Match match =
                new Match(
                        List.of("XAU*", "*", " ", "X*U"),
                        List.of("FX"),
                        List.of("fx-major "),
                        List.of(),
                        List.of("TRADER1"));
        assertThat(found(new PolicyBody(Environment.LIVE, 1, match, null, BLOCK)))
                .containsExactly(
                        "/match/symbols/1: * alone restricts nothing; leave the list empty",
                        "/match/symbols/2: a pattern must not be blank",
                        "/match/symbols/3: * may only stand at the end, but is in 'X*U'",
                        "/match/buckets/0: a pattern must not begin or end with a space:"
                                + " 'fx-major '");
    }

    @Test
    void aBlockSaysWhyInTextThatFixCarries() {
        assertThat(found(new Control.Block(" ")))
                .containsExactly("/control/text: text must be 1 to 200 characters");
        assertThat(found(new Control.Block("a\u0001b")))
                .containsExactly(
                        "/control/text: text must be printable ASCII, for it goes out as Text(58)");
    }

    private static Control.Limits limits(
            @Nullable String min, @Nullable String max, @Nullable String notional) {
        return new Control.Limits(
                min == null ? null : Quantity.of(min),
                max == null ? null : Quantity.of(max),
                notional == null ? null : new BigDecimal(notional),
                List.of(),
                List.of());
    }

    @Test
    void limitsArePositiveAndInOrder() {
        assertThat(found(limits("0", "5", "-1")))
                .containsExactly(
                        "/control/minQty: minQty must be above 0, but is 0",
                        "/control/maxNotional: maxNotional must be above 0, but is -1");
        assertThat(found(limits("5.01", "5", null)))
                .containsExactly("/control/minQty: minQty 5.01 must not be above maxQty 5");
        assertThat(found(limits(null, null, null)))
                .containsExactly("/control: limits must limit something");
    }

    @Test
    void windowsAreOfKnownDaysTimesAndZones() {
        assertThat(found(windows("8:00", "24:00", "MONDAY", "Mon")))
                .containsExactly(
                        "/control/windows/0/days/1: a day must be MONDAY to SUNDAY, but is 'Mon'",
                        "/control/windows/0/open: open must be HH:mm or HH:mm:ss, but is '8:00'",
                        "/control/windows/0/close: close must be HH:mm or HH:mm:ss, but is"
                                + " '24:00'");
        assertThat(found(new Control.Windows("Mars/Base", List.of(), List.of("2026-02-30"))))
                .containsExactly(
                        "/control/zone: zone must be a time zone, but is 'Mars/Base'",
                        "/control/windows: at least one window is needed; BLOCK closes altogether",
                        "/control/holidays/0: holiday must be a date such as 2026-12-25, but is"
                                + " '2026-02-30'");
    }

    @Test
    void throttlesHaveALimitAWindowAndABurst() {
        assertThat(found(throttle("0", 99, "0.9")))
                .containsExactly(
                        "/control/limit: limit must be above 0, but is 0",
                        "/control/windowMillis: windowMillis must be 100 to 86400000, but is 99",
                        "/control/burst: burst must be at least 1, but is 0.9");
        assertThat(found(throttle("1", 86_400_001, "1")))
                .containsExactly(
                        "/control/windowMillis: windowMillis must be 100 to 86400000, but is"
                                + " 86400001");
    }

    private static Control.Throttle waiting(
            Control.Action action,
            String burst,
            boolean exempt,
            @Nullable Long millis,
            @Nullable Integer most,
            @Nullable String cancelLimit,
            @Nullable String cancelBurst) {
        return new Control.Throttle(
                Control.Per.OMS_SESSION,
                Control.Unit.MESSAGES,
                BigDecimal.TEN,
                1_000,
                new BigDecimal(burst),
                exempt,
                action,
                millis,
                most,
                cancelLimit == null ? null : new BigDecimal(cancelLimit),
                cancelBurst == null ? null : new BigDecimal(cancelBurst));
    }

    @Test
    void whatWaitsHasBounds() {
        assertThat(found(waiting(Control.Action.QUEUE, "5", true, 60_000L, 10_000, null, null)))
                .isEmpty();
        assertThat(found(waiting(Control.Action.SLOW, "1", true, 1L, 1, null, null))).isEmpty();
        assertThat(found(waiting(Control.Action.QUEUE, "5", true, 60_001L, 10_001, null, null)))
                .containsExactly(
                        "/control/maxQueueMillis: maxQueueMillis must be 1 to 60000, but is 60001",
                        "/control/maxQueued: maxQueued must be 1 to 10000, but is 10001");
        assertThat(found(waiting(Control.Action.SLOW, "2", true, null, 0, null, null)))
                .containsExactly(
                        "/control/maxQueueMillis: maxQueueMillis is needed",
                        "/control/maxQueued: maxQueued must be 1 to 10000, but is 0",
                        "/control/burst: burst must be 1 with SLOW, for orders leave one by one, but"
                                + " is 2");
        assertThat(found(waiting(Control.Action.REJECT, "2", true, 1L, 1, null, null)))
                .containsExactly(
                        "/control/maxQueueMillis: maxQueueMillis is for the actions QUEUE and SLOW",
                        "/control/maxQueued: maxQueued is for the actions QUEUE and SLOW");
    }

    @Test
    void cancelsAreExemptOrHaveABudget() {
        assertThat(found(waiting(Control.Action.QUEUE, "5", false, 1L, 1, "0.1", "1"))).isEmpty();
        assertThat(found(waiting(Control.Action.REJECT, "5", false, null, null, null, null)))
                .isEmpty();
        assertThat(found(waiting(Control.Action.QUEUE, "5", false, 1L, 1, null, null)))
                .containsExactly(
                        "/control/cancelsExempt: cancels never wait: with QUEUE they must be exempt"
                                + " or have a cancelLimit");
        assertThat(found(waiting(Control.Action.REJECT, "5", true, null, null, "0", "0.9")))
                .containsExactly(
                        "/control/cancelLimit: cancelLimit must be above 0, but is 0",
                        "/control/cancelBurst: cancelBurst must be at least 1, but is 0.9",
                        "/control/cancelsExempt: cancels are either exempt or have a cancelLimit, not"
                                + " both");
        assertThat(found(waiting(Control.Action.REJECT, "5", false, null, null, "1", null)))
                .containsExactly("/control/cancelBurst: cancelBurst is needed");
        assertThat(found(waiting(Control.Action.REJECT, "5", false, null, null, null, "1")))
                .containsExactly("/control/cancelBurst: cancelBurst needs a cancelLimit");
    }

    @Test
    void ordersGoToAnOmsThatIsThere() {
        assertThat(found(new Control.Route("OMSC", List.of())))
                .containsExactly("/control/oms: oms must be one of [OMSA, OMSB], but is 'OMSC'");
    }

    @Test
    void editsLeaveTheSessionAndTheOrderAlone() {
        List<Control.Token> edits =
                List.of(
                        new Control.Token(100, "XNAS"),
                        new Control.Token(100, "XLON"),
                        new Control.Token(34, "1"),
                        new Control.Token(10, "1"),
                        new Control.Token(96, "x"),
                        new Control.Token(55, "EURUSD"),
                        new Control.Token(54, "1"),
                        new Control.Token(38, "1"),
                        new Control.Token(1, "L1"),
                        new Control.Token(11, "A1"),
                        new Control.Token(58, "a\u0001b"));
        assertThat(found(new Control.Route("OMSA", edits)))
                .containsExactly(
                        "/control/edits/1/tag: tag 100 is set twice",
                        "/control/edits/2/tag: tag 34 is the session's and may not be set",
                        "/control/edits/3/tag: tag 10 is the session's and may not be set",
                        "/control/edits/4/tag: tag 96 carries data and may not be set",
                        "/control/edits/5/tag: Symbol(55) makes the order what it is and may not"
                                + " be set",
                        "/control/edits/6/tag: Side(54) makes the order what it is and may not be"
                                + " set",
                        "/control/edits/7/tag: OrderQty(38) makes the order what it is and may not"
                                + " be set",
                        "/control/edits/8/tag: Account(1) makes the order what it is and may not"
                                + " be set",
                        "/control/edits/9/tag: ClOrdID(11) makes the order what it is and may not"
                                + " be set",
                        "/control/edits/10/value: a value must be printable ASCII and not empty");
    }

    @Test
    @SuppressWarnings("NullAway") // JSON may leave out what a record wants
    void whatIsLeftOutIsNamed() {
        assertThat(found(new Control.Throttle(null, null, null, 1_000, null, false)))
                .containsExactly(
                        "/control/per: per is needed",
                        "/control/unit: unit is needed",
                        "/control/limit: limit is needed",
                        "/control/burst: burst is needed");
        assertThat(found(new Control.Route(null, List.of(new Control.Token(100, null)))))
                .containsExactly(
                        "/control/oms: oms is needed", "/control/edits/0/value: value is needed");
        assertThat(found(new Control.Block(null))).containsExactly("/control/text: text is needed");
        assertThat(
                        found(
                                new Control.Windows(
                                        null,
                                        List.of(new Control.Window(null, null, null)),
                                        List.of())))
                .containsExactly(
                        "/control/zone: zone is needed",
                        "/control/windows/0/open: open is needed",
                        "/control/windows/0/close: close is needed");
    }
}
