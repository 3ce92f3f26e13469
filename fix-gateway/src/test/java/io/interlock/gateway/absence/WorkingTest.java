package io.interlock.gateway.absence;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.fix.FixMessage;
import io.interlock.gateway.absence.Working.Left;
import io.interlock.gateway.order.OrderChains.Chain;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkingTest {
    private final Working working =
            new Working(
                    List.of(
                            chain("A", 1, "A", 1),
                            chain("B", 2, "B", 2),
                            chain("A2", 3, "A", 1),
                            chain("C", 4, "A", 1)),
                    Set.of());

    private static Chain chain(String clOrdId, long seq, String root, long rootSeq) {
        return new Chain(
                "T",
                new ClOrdId(clOrdId),
                new CommandId("T", 1, seq),
                new CommandId("T", 1, rootSeq),
                new ClOrdId(root),
                "L1",
                "OMSA",
                "OMSA-P",
                new ClOrdId(clOrdId));
    }

    private List<String> leftAfter(String... reports) {
        for (String report : reports) {
            working.reported(FixMessage.of(report.replace('|', FixMessage.SOH)));
        }
        return working.left().stream().map(left -> left.clOrdId() + " " + left.orderQty()).toList();
    }

    @Test
    void whatNobodyAnsweredMayBeWorking() {
        assertThat(leftAfter()).containsExactly("A null", "B null");
    }

    @Test
    void whatIsSoOldThatItsMessageIsForgottenCountsOnlyWithAReport() {
        Working old =
                new Working(
                        List.of(chain("A", 1, "A", 1), chain("B", 2, "B", 2)),
                        Set.of(new CommandId("T", 1, 1), new CommandId("T", 1, 2)));
        old.reported(FixMessage.of("11=B|17=1|150=D|39=0|".replace('|', FixMessage.SOH)));
        assertThat(old.left()).extracting(Left::clOrdId).containsExactly(new ClOrdId("B"));
    }

    @Test
    void whatIsFilledCanceledRejectedOrExpiredIsNot() {
        assertThat(leftAfter("11=A|17=1|150=F|39=2|")).containsExactly("B null");
        assertThat(leftAfter("11=B|17=2|150=C|39=C|")).isEmpty();
        assertThat(leftAfter("11=B|17=3|150=H|39=1|38=5|")).containsExactly("B 5");
        assertThat(leftAfter("11=B|17=4|150=8|39=8|103=1|")).isEmpty();
        assertThat(leftAfter("11=A|17=5|150=3|39=3|151=10.0|")).containsExactly("A null");
        assertThat(leftAfter("11=A|17=6|150=3|39=3|151=0|")).isEmpty();
    }

    @Test
    void aReplacedOrderHasItsNewName() {
        assertThat(leftAfter("11=A|17=1|150=0|39=0|38=5|", "11=A2|41=A|17=2|150=E|39=E|38=5|"))
                .containsExactly("A 5", "B null");
        assertThat(leftAfter("11=A2|41=A|17=3|150=5|39=0|38=7|")).containsExactly("A2 7", "B null");
        assertThat(leftAfter("11=C|41=A2|17=4|150=4|39=4|")).containsExactly("B null");
    }

    @Test
    void aDuplicateThatWasRejectedLeavesTheOrderThatHasTheName() {
        assertThat(leftAfter("11=A|17=1|150=8|39=8|103=6|")).containsExactly("A null", "B null");
        assertThat(leftAfter("11=A|17=IL-T:1:9|150=8|39=8|103=6|"))
                .containsExactly("A null", "B null");
        assertThat(leftAfter("11=A|17=IL-T:1:1|150=8|39=8|103=99|")).containsExactly("B null");
    }
}
