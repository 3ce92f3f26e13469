package io.interlock.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.RoutingDecision.Edit;
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
    void headerFieldsInsideTheBodyStayButForTheSessionsOwn() {
        FixMessage message =
                FixMessage.of(fix("35=D|115=A|11=A|115=HUB|97=Y|38=1|34=9|43=N|93=1|89=s|10=1|"));
        assertThat(message.body()).isEqualTo(fix("11=A|115=HUB|97=Y|38=1|"));
        assertThat(new BodyEdits(message).edits())
                .containsExactly(
                        new Edit(34, "9", null, "session-field"),
                        new Edit(43, "N", null, "session-field"));
    }

    @Test
    void textThatIsNoFieldStaysInTheBody() {
        assertThat(FixMessage.of(fix("35=D|junk|11=A|x=1|=2|38=1|10=1|")).body())
                .isEqualTo(fix("junk|11=A|x=1|=2|38=1|"));
    }

    @Test
    void aLengthCountsForItsOwnDataOnly() {
        FixMessage message = FixMessage.of(fix("35=D|95=4|58=ab|1=x|11=A|"));
        assertThat(message.get(1)).isEqualTo("x");
        assertThat(message.wrongLength()).isZero();
        assertThat(FixMessage.of(fix("35=D|95=2|58=t|96=ab|")).wrongLength()).isEqualTo(96);
        assertThat(FixMessage.of(fix("35=D|95=1|96=ab|")).wrongLength()).isEqualTo(96);
        assertThat(FixMessage.of(fix("35=D|95=2|96=ab|")).wrongLength()).isZero();
    }

    @Test
    void aSessionReadsItsFieldsWhereverTheyStand() {
        FixMessage message = FixMessage.of(fix("8=F|9=5|35=8|37=1|34=7|95=4|96=34=9|34=8|10=123|"));
        assertThat(EngineText.envelope(message)).isEqualTo(fix("8=F|9=5|35=8|34=7|10=123|"));
        assertThat(EngineText.header(message)).isEqualTo(fix("8=F|9=5|35=8|10=123|"));
    }

    @Test
    void repeatsAndHeaderTagsAreLeftOutForTheEngine() {
        FixMessage message =
                FixMessage.of(fix("35=D|11=A|9001=x|453=2|448=a|448=b|9001=y|115=H|38=1|10=1|"));
        assertThat(message.repeated()).containsExactly(448, 9001);
        assertThat(EngineText.simplified(message, tag -> tag == 448))
                .isEqualTo(fix("35=D|11=A|9001=x|453=2|448=a|448=b|38=1|10=1|"));
    }

    @Test
    void aChecksumIsOfTheWholeText() {
        String good = fix("8=FIX.4.4|9=5|35=0|10=163|");
        assertThat(EngineText.checksumHolds(FixMessage.of(good))).isTrue();
        assertThat(EngineText.checksumHolds(FixMessage.of(good.replace("163", "164")))).isFalse();
        assertThat(EngineText.checksumHolds(FixMessage.of(fix("35=0|")))).isFalse();
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

    @Test
    void secretsAreStarsAlsoWhereTheyHoldSoh() {
        assertThat(
                        FixMessage.of(fix("35=A|95=9|96=a|554=b|c|554=secret|925=new|58=t|10=1|"))
                                .withoutSecrets())
                .isEqualTo(fix("35=A|95=9|96=***|554=***|925=***|58=t|10=1|"));
    }

    @Test
    void textWithoutSecretsIsTheTextItself() {
        String raw = fix("35=D|11=554=x|58=925|10=1|");
        assertThat(FixMessage.of(raw).withoutSecrets()).isSameAs(raw);
    }

    @Test
    void whatTheSessionReadsMustNotStandTwiceInTheHeader() {
        assertThat(FixMessage.of(fix("35=D|49=A|56=B|52=x|49=C|11=A1|")).repeatedInHeader())
                .isEqualTo(49);
        assertThat(FixMessage.of(fix("35=D|49=A|56=B|115=C|115=C|11=A1|49=C|")).repeatedInHeader())
                .isZero();
    }

    @Test
    void aTagThatBeginsWithAZeroOrASignIsFound() {
        assertThat(FixMessage.of(fix("35=D|49=A|11=A1|038=1|")).oddTag()).hasValue(38);
        assertThat(FixMessage.of(fix("35=D|49=A|11=A1|38=01|0=x|")).oddTag()).hasValue(0);
        assertThat(FixMessage.of(fix("35=D|49=A|what|-38=1|")).oddTag()).hasValue(0);
        assertThat(FixMessage.of(fix("35=D|49=A|+38=1|")).oddTag()).hasValue(0);
        assertThat(FixMessage.of(fix("35=D|49=A|38=-1|58=+|354=3|355=a|0|")).oddTag()).isEmpty();
    }
}
