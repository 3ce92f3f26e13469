package io.interlock.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.RoutingDecision.Edit;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyEditsTest {
    private static String fix(String text) {
        return text.replace('|', FixMessage.SOH);
    }

    private static BodyEdits edits(String body) {
        return new BodyEdits(FixMessage.of(fix("8=FIX.4.4|9=1|35=D|34=2|" + body + "10=001|")));
    }

    @Test
    void withoutAnEditTheBodyIsUnchanged() {
        BodyEdits none = edits("38=100.000|11=A|55=X|11=A|");
        assertThat(none.text()).isEqualTo(fix("38=100.000|11=A|55=X|11=A|"));
        assertThat(none.edits()).isEmpty();
    }

    @Test
    void anEditChangesItsTokenAndNothingElse() {
        Edit rewritten = new Edit(55, "EURUSD", "EUR/USD", "symbol-mapping");
        Edit dropped = new Edit(9001, "x", null, "house");
        Edit added = new Edit(21, null, "1", "house");
        BodyEdits edits = edits("11=A|55=EURUSD|95=9|96=55=EURUSD|9001=x|453=1|448=P|");

        edits.apply(List.of(rewritten, dropped, added));

        assertThat(edits.text())
                .isEqualTo(fix("21=1|11=A|55=EUR/USD|95=9|96=55=EURUSD|453=1|448=P|"));
        assertThat(edits.edits()).containsExactly(rewritten, dropped, added);
    }

    @Test
    void everyNameOfTheOrderIsRewritten() {
        BodyEdits edits = edits("11=A|41=B|9001=A|11=A|");
        edits.rewrite(11, "T1-"::concat, "prefix");
        assertThat(edits.text()).isEqualTo(fix("11=T1-A|41=B|9001=A|11=T1-A|"));
        assertThat(edits.edits()).hasSize(2);
    }

    @Test
    void aRewriteToTheSameIsNone() {
        BodyEdits edits = edits("11=A|");
        edits.rewrite(11, value -> value, "prefix");
        assertThat(edits.edits()).isEmpty();
    }

    @Test
    void anEditCannotEndItsField() {
        BodyEdits edits = edits("58=a|");
        edits.rewrite(58, value -> fix("b|44=1"), "house");
        assertThat(edits.text()).isEqualTo(fix("58=b 44=1|"));
    }

    @Test
    void whatWasDoneCanBeUndone() {
        BodyEdits edits = edits("11=A|55=X|58=t|11=A|");
        edits.rewrite(11, "T1-"::concat, "prefix").apply(List.of(new Edit(21, null, "1", "house")));
        FixMessage sent = FixMessage.of(fix("8=FIX.4.4|35=D|34=9|") + edits.text());
        assertThat(BodyEdits.undone(sent, edits.edits()).raw())
                .isEqualTo(fix("8=FIX.4.4|35=D|34=9|11=A|55=X|58=t|11=A|"));
    }
}
