package io.interlock.ops.reject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTemplateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MsgSeqNum too low, expecting 17 but received 4 | MsgSeqNum too low, expecting <n> but received <n>
                    Backup session not allowed. Logout forced. | Backup session not allowed. Logout forced.
                    Kill Switch enforced by DESK7 | Kill Switch enforced by <id>
                    Exceeded maximum number of unacknowledged OSR requests | Exceeded maximum number of unacknowledged OSR requests
                    Order not found (too late to cancel or unknown order) | Order not found (too late to cancel or unknown order)
                    Not an open order. | Not an open order.
                    Execution E-9001 received has quantity exceeding order | Execution <id> received has quantity exceeding order
                    OrderQty(38) 500 is below the least allowed, 1000 | OrderQty(38) <n> is below the least allowed, <n>
                    Price 1.08451 is off market, best 1.0849 | Price <price> is off market, best <price>
                    Required tag missing, 373=1 371=44 | Required tag missing, 373=<n> 371=<n>
                    Order 5f0c1d1e-8f1b-4b5e-9c39-0d0a7b6f2a11 unknown | Order <id> unknown
                    Too old: 2026-11-29T10:00:00.123Z, now 10:00:05 | Too old: <time>, now <time>
                    Session with 10.0.0.7:9880 is gone | Session with <address> is gone
                    Limit 1,000,000 reached (95%) | Limit <n> reached (<n>)
                    10019 no money | <n> no money
                    unknown order ABC-42. | unknown order <id>.
                    too   many   blanks | too many blanks
                    -5 is negative | <n> is negative
                    """)
    void whatDiffersFromOneRejectToTheNextIsLeftOut(String text, String template) {
        assertThat(TextTemplate.of(text, Map.of())).isEqualTo(template);
    }

    @Test
    void theOrdersOwnValuesHaveNames() {
        assertThat(
                        TextTemplate.of(
                                "EURUSD for ALPHA is closed, EURUSDX is not",
                                Map.of("EURUSD", "symbol", "ALPHA", "account")))
                .isEqualTo("<symbol> for <account> is closed, EURUSDX is not");
    }

    @Test
    void textWithMeaningForPatternsIsTextOnly() {
        assertThat(TextTemplate.of("cost $1 \\ (a+b", Map.of("a+b", "id")))
                .isEqualTo("cost $<n> \\ (<id>");
    }

    @Test
    void anEndlessTextIsCut() {
        assertThat(TextTemplate.of("word ".repeat(10_000), Map.of())).hasSize(400);
    }
}
