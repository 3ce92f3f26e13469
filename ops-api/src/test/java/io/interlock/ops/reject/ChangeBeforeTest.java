package io.interlock.ops.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.interlock.ops.reject.ChangeBefore.About;
import io.interlock.ops.reject.ChangeBefore.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeBeforeTest {
    private static final Instant BEGAN = Instant.parse("2026-11-29T10:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final About GOLD = new About("OMSA-P", "OMSA", "XAUUSD");

    @Test
    void theClosestChangeComesFirst() {
        assertThat(
                        of(
                                change("policy:major", 600),
                                change("symbol:LIVE:XAUUSD", 40),
                                change("session:OMSA-S", 120)))
                .extracting(
                        ChangeBefore::objectType,
                        ChangeBefore::objectId,
                        ChangeBefore::secondsBefore)
                .containsExactly(
                        tuple("symbol", "LIVE:XAUUSD", 40L),
                        tuple("session", "OMSA-S", 120L),
                        tuple("policy", "major", 600L));
    }

    @Test
    void otherSymbolsSessionsAndLinksAreNotShown() {
        assertThat(
                        of(
                                change("symbol:LIVE:EURUSD", 10),
                                change("session:OMSB-P", 10),
                                change("oms-link:OMSB", 10),
                                change("account:L1001", 10)))
                .isEmpty();
        assertThat(of(change("oms-link:OMSA", 10))).hasSize(1);
    }

    @Test
    void whatCameLaterOrLongAgoIsNoCause() {
        assertThat(of(change("policy:major", -1), change("policy:major", 901))).isEmpty();
        assertThat(of(change("policy:major", 0), change("policy:major", 900))).hasSize(2);
    }

    private static List<ChangeBefore> of(Change... changes) {
        return ChangeBefore.of(GOLD, BEGAN, WINDOW, List.of(changes));
    }

    private static Change change(String object, int secondsBefore) {
        return new Change(
                BEGAN.minusSeconds(secondsBefore), object, "changed", "alice", "as asked");
    }
}
