package io.interlock.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixMessageTest {
    private static String fix(String text) {
        return text.replace('|', FixMessage.SOH);
    }

    private static List<String> fields(String text) {
        List<String> fields = new ArrayList<>();
        FixMessage.of(fix(text)).forEach((value, tag) -> fields.add(tag + "=" + value));
        return fields;
    }

    @Test
    void theBodyIsWhatWasWrittenBetweenHeaderAndTrailer() {
        String body = "11=A|38=100.000|9999=x|54=1|54=2|453=2|448=P1|447=D|448=P2|447=D|";
        FixMessage message =
                FixMessage.of(fix("8=FIX.4.4|9=1|35=D|49=C|56=I|34=7|52=t|" + body + "10=001|"));
        assertThat(message.body()).isEqualTo(fix(body));
    }

    @Test
    void headerFieldsInsideTheBodyAreNotPartOfIt() {
        assertThat(FixMessage.of(fix("35=D|11=A|115=HUB|38=1|93=1|89=s|10=1|")).body())
                .isEqualTo(fix("11=A|38=1|"));
    }

    @Test
    void aDataFieldMayHoldSoh() {
        assertThat(fields("35=D|95=5|96=a|b=c|58=t|"))
                .containsExactly("35=D", "95=5", fix("96=a|b=c"), "58=t");
    }

    @Test
    void aDataLengthThatLeadsNowhereIsReadAsText() {
        assertThat(fields("35=D|95=500|96=ab|58=t|"))
                .containsExactly("35=D", "95=500", "96=ab", "58=t");
    }

    @Test
    void oddTokensAreSkippedAndTheRestIsRead() {
        assertThat(fields("35=D|junk|x=1|=2|0=3|11=A|12345678=9|55=|58=t"))
                .containsExactly("35=D", "11=A", "55=", "58=t");
    }

    @Test
    void theFirstOfSeveralValuesCounts() {
        assertThat(FixMessage.of(fix("11=A|11=B|")).get(11)).isEqualTo("A");
    }

    @Test
    void anyTextIsAccepted() {
        for (String text :
                List.of("", "|", "=", "|||", "8", "8=", "=8", "95=|96=|", "95=2147483647|96=x|")) {
            assertThat(FixMessage.of(fix(text)).raw()).isEqualTo(fix(text));
        }
    }
}
