package io.interlock.ops.reject;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    103=1, nope, SYMBOL_MAP
                    380=2, nope, SYMBOL_MAP
                    103=2, nope, MARKET_CLOSED
                    103=4, nope, MARKET_CLOSED
                    103=16, nope, PRICE_BAND
                    103=18, nope, PRICE_INCREMENT
                    103=13, nope, QUANTITY
                    103=3, nope, LIMIT
                    103=6, nope, DUPLICATE
                    102=6, nope, DUPLICATE
                    103=5, nope, UNKNOWN_ORDER
                    102=0, nope, TOO_LATE
                    103=15, nope, ACCESS
                    380=6, nope, ACCESS
                    103=11, nope, UNSUPPORTED
                    380=3, nope, UNSUPPORTED
                    380=4, nope, VENUE_TECH
                    103=99, nope, OTHER_NEW
                    """)
    void aCodeHasItsClass(String code, String text, RejectClass expected) {
        assertThat(of(null, code, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    103=3  | Insufficient funds                                     | FUNDS
                    380=0  | The market is closed                                   | MARKET_CLOSED
                    103=99 | Too many requests, slow down                           | THROTTLE
                    103=99 | Exceeded maximum number of unacknowledged OSR requests | THROTTLE
                    102=99 | Order not found (too late to cancel or unknown order)  | UNKNOWN_ORDER
                    102=99 | Not an open order.                                     | TOO_LATE
                    103=0  | Kill Switch enforced by desk                           | KILLED
                    103=0  | MsgSeqNum too low, expecting 5 but received 3          | VENUE_TECH
                    103=99 | Execution E1 received has quantity exceeding order     | QUANTITY
                    103=99 | retcode 10018                                          | MARKET_CLOSED
                    103=99 | retcode 10019                                          | FUNDS
                    103=99 | retcode 10030                                          | UNSUPPORTED
                    103=0  | Account(1) L7 may not trade: not funded                | ACCOUNT
                    103=99 | Request timed out                                      | VENUE_TECH
                    """)
    void theTextSaysMoreThanTheCode(String code, String text, RejectClass expected) {
        assertThat(of(null, code, text)).isEqualTo(expected);
    }

    @Test
    void ourOwnRulesAreKnownByName() {
        assertThat(of("kill-switch", "103=0", "x")).isEqualTo(RejectClass.KILLED);
        assertThat(of("account-gate", "103=15", "x")).isEqualTo(RejectClass.ACCOUNT);
        assertThat(of("throttle", "103=3", "x")).isEqualTo(RejectClass.THROTTLE);
        assertThat(of("price-collar", "103=3", "x")).isEqualTo(RejectClass.PRICE_BAND);
        assertThat(of("duplicate-order", "103=6", "x")).isEqualTo(RejectClass.DUPLICATE);
        assertThat(of("repeated-execution", "103=0", "x")).isEqualTo(RejectClass.POLICY);
        assertThat(of("session-throttle", "103=3", "x")).isEqualTo(RejectClass.THROTTLE);
        assertThat(of("symbol-bucket", "103=0", "No rule routed the order"))
                .isEqualTo(RejectClass.POLICY);
        assertThat(of("market-limits", "103=13", "OrderQty(38) 5 is below the least allowed, 10"))
                .isEqualTo(RejectClass.QUANTITY);
    }

    @Test
    void anOmsThatCannotReadTheMessageIsAFormatProblem() {
        assertThat(new Evidence(null, "103=99", "Required tag missing", true).rejectClass())
                .isEqualTo(RejectClass.FORMAT);
    }

    @Test
    void everyClassHasAnOwnerAndAFirstAction() {
        for (RejectClass kind : RejectClass.values()) {
            assertThat(kind.owner()).isNotBlank();
            assertThat(kind.firstAction()).isNotBlank();
            assertThat(kind.plainWords()).isNotBlank();
        }
    }

    private static RejectClass of(@Nullable String rule, String code, String text) {
        return new Evidence(rule, code, text, false).rejectClass();
    }
}
