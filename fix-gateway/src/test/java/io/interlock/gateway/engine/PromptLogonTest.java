package io.interlock.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import quickfix.SessionID;

class PromptLogonTest {
    private final PromptLogon logons = new PromptLogon();
    private final SessionID session = new SessionID("FIX.4.4", "INTERLOCK", "OMSA-P");
    private final AtomicBoolean said = new AtomicBoolean();
    private final List<String> log = new ArrayList<>();

    private void logOn(String who) {
        if (logons.mayLogOn(session, said::get)) {
            log.add(who);
        }
    }

    private void tick() {
        CompletableFuture.runAsync(() -> logOn("tick")).join();
    }

    @Test
    void aTickThatComesMeanwhileSaysNothing() {
        logons.inTurn(
                session,
                () -> {
                    logOn("at once");
                    tick();
                    said.set(true);
                });
        tick();

        assertThat(log).containsExactly("at once");
    }

    @Test
    void nothingIsSaidWhileTheEngineIsAtIt() {
        tick();
        logons.inTurn(session, () -> logOn("at once"));

        assertThat(log).containsExactly("tick");
    }

    @Test
    void theEngineTriesAgainWhereItCouldNotBeSaid() {
        logons.inTurn(session, () -> {});
        tick();
        tick();

        assertThat(log).containsExactly("tick", "tick");
    }
}
