package io.interlock.ops.fixmessage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FixDecoderTest {
    private final FixDecoder decoder = new FixDecoder();

    @Test
    void namesAndMeanings() {
        DecodedMessage message = decoder.decode("8=FIX.4.4|35=D|54=1|40=2|38=10000|20001=x|");
        assertThat(message.version()).isEqualTo("FIX.4.4");
        assertThat(message.msgType()).isEqualToIgnoringCase("NewOrderSingle");
        assertThat(message.fields())
                .contains(
                        new DecodedField(54, "Side", "1", "BUY", 0, true),
                        new DecodedField(38, "OrderQty", "10000", null, 0, true),
                        new DecodedField(20001, "Unknown", "x", null, 0, false));
        assertThat(message.problems()).containsExactly("tag 20001 is in no dictionary");
    }

    @Test
    void groupsAreIndented() {
        DecodedMessage message =
                decoder.decode("8=FIX.4.4|35=D|453=1|448=ABC|447=D|452=3|55=EURUSD|");
        assertThat(message.fields())
                .filteredOn(field -> field.depth() == 1)
                .extracting(DecodedField::tag)
                .containsExactly(448, 447, 452);
    }

    @Test
    void passwordsAreStars() {
        DecodedMessage message =
                decoder.decode("8=FIX.4.4\u000135=A\u0001553=u\u0001554=secret\u0001925=new\u0001");
        assertThat(message.fields())
                .filteredOn(field -> field.tag() == 554 || field.tag() == 925)
                .extracting(DecodedField::value)
                .containsOnly("***");
        assertThat(message.toString()).doesNotContain("secret");
    }

    @Test
    void lengthAndChecksumAreChecked() {
        assertThat(decoder.decode("8=FIX.4.4|9=5|35=0|10=163|").problems()).isEmpty();
        assertThat(decoder.decode("8=FIX.4.4|9=6|35=0|10=000|").problems())
                .containsExactly(
                        "BodyLength(9) says 6, the text makes 5",
                        "CheckSum(10) says 000, the text makes 164");
    }

    @Test
    void garbageIsNoMessage() {
        assertThat(decoder.decode("hello").problems()).containsExactly("no tag=value in this text");
        assertThat(decoder.decode("=|=|a=b|\u0000").fields()).isEmpty();
    }
}
