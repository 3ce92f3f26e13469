package io.interlock.gateway.resend;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.gateway.resend.Replay.Numbers;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private final Replay replay = new Replay(new Numbers(1, 100));

    @Test
    void numbersThatAreNotSentAreToldOfOnceBeforeTheNextMessage() {
        replay.skipped(3);
        replay.skipped(4);
        assertThat(replay.sending(7)).contains(new Numbers(1, 6));
        replay.sent(7);
        assertThat(replay.sending(8)).isEmpty();
        replay.sent(8);
        assertThat(replay.left()).isEqualTo(new Numbers(9, 100));
    }

    @Test
    void whatIsLeftAtTheEndIsToldOf() {
        replay.sending(1);
        replay.sent(1);
        replay.skipped(90);
        assertThat(replay.ending()).contains(new Numbers(2, 100));
        assertThat(replay.goesOn()).isFalse();
    }

    @Test
    void nothingIsToldOfWhereTheLastMessageWasSent() {
        replay.sending(1);
        replay.sent(100);
        assertThat(replay.ending()).isEmpty();
    }

    @Test
    void theSameRequestAgainCostsNothing() {
        replay.sent(50);
        replay.asked(new Numbers(1, 100));
        replay.asked(new Numbers(1, 100));
        replay.ending();
        assertThat(replay.goesOn()).isFalse();
    }

    @Test
    void theSameRequestIsServedAnewOnceAllWasSent() {
        replay.sent(100);
        replay.asked(new Numbers(1, 110));
        replay.ending();
        assertThat(replay.goesOn()).isTrue();
        assertThat(replay.left()).isEqualTo(new Numbers(1, 110));
    }

    @Test
    void whatIsStillToComeIsNotSentTwice() {
        replay.sent(50);
        replay.asked(new Numbers(60, 120));
        assertThat(replay.left()).isEqualTo(new Numbers(51, 120));
        replay.ending();
        assertThat(replay.goesOn()).isFalse();
    }

    @Test
    void whatHasPassedComesAgainFromTheNewestRequest() {
        replay.sent(50);
        replay.asked(new Numbers(20, 100));
        replay.asked(new Numbers(40, 110));
        assertThat(replay.left()).isEqualTo(new Numbers(51, 100));
        replay.ending();
        assertThat(replay.goesOn()).isTrue();
        assertThat(replay.left()).isEqualTo(new Numbers(40, 110));
        replay.ending();
        assertThat(replay.goesOn()).isFalse();
    }
}
