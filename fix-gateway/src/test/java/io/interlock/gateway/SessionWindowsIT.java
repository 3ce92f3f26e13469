package io.interlock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.FixSessionState.State;
import io.interlock.gateway.peer.Draft.Head;
import io.interlock.gateway.peer.Peer;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.SessionTracker;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.OnPlatform;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A weekend in New York, over which the clocks change: from Friday 16:59 (EST) to Monday 08:00
 * (EDT).
 */
@OnPlatform
@DirtiesContext
@SpringBootTest(
        properties = {
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/none",
            "interlock.state.max-age=1h"
        },
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionWindowsIT {
    private static final int PORT = FreePorts.one();
    private static final Peer oms = Peer.listening(new Head("FIX.4.4", "WOMS-P", "INTERLOCK"), "");
    private static final Instant FRIDAY_CLOSE = Instant.parse("2031-03-07T22:00:00Z");
    private static final Instant MONDAY_OPEN = Instant.parse("2031-03-10T12:00:00Z");

    @Autowired private FixSessions sessions;
    @Autowired private SessionTracker tracker;
    @Autowired private Wall wall;

    /** The clock on the wall, which a test sets. */
    static final class Wall extends Clock {
        private volatile Instant now = FRIDAY_CLOSE.minusSeconds(60);

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Clocks {
        @Bean
        @Primary
        Wall wall() {
            return new Wall();
        }
    }

    @DynamicPropertySource
    static void sessions(DynamicPropertyRegistry registry) {
        String[] window = {
            "window.zone", "America/New_York",
            "window.days", "MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY",
            "window.open", "08:00",
            "window.close", "17:00"
        };
        Defined.in(registry, PORT)
                .client("WIN", window)
                .client("WINRESET", with(window, "window.reset", "AT_OPEN"))
                .client("WALWAYS")
                .oms("WOMS-P", window)
                .at(oms::port);
    }

    private static String[] with(String[] settings, String name, String value) {
        String[] all = java.util.Arrays.copyOf(settings, settings.length + 2);
        all[settings.length] = name;
        all[settings.length + 1] = value;
        return all;
    }

    @AfterAll
    void stop() throws IOException {
        oms.close();
    }

    private static Peer client(String compId, int nextOut) throws IOException {
        return Peer.calling(
                new Head("FIX.4.4", compId, "INTERLOCK"),
                PORT,
                nextOut,
                "553=" + compId + "|554=secret|");
    }

    private void isSoon(String session, State state) {
        Eventually.within(Duration.ofSeconds(30))
                .passes(() ->
                        assertThat(tracker.state(sessions.find(session).orElseThrow()).state())
                                .isEqualTo(state));
    }

    private static void isRefused(String compId, int nextOut) throws IOException {
        try (Peer early = client(compId, nextOut)) {
            Eventually.within(Duration.ofSeconds(15)).is("closed", () -> !early.connected());
            assertThat(early.received()).isEmpty();
        }
    }

    @Test
    void sessionsAreUpInTheirWindowsAndNeverOutside() throws IOException {
        isSoon("WOMS-P", State.ACTIVE);
        try (Peer steady = client("WALWAYS", 1);
                Peer desk = client("WIN", 1);
                Peer fresh = client("WINRESET", 1)) {
            steady.receive("|35=A|");
            desk.receive("|35=A|");
            fresh.receive("|35=A|", "|34=1|");

            wall.now = FRIDAY_CLOSE;
            assertThat(desk.receive("|35=5|"))
                    .contains("Outside the session's window; it opens at " + MONDAY_OPEN);
            fresh.receive("|35=5|");
            oms.receive("|35=5|");
            for (String session : new String[] {"WIN", "WINRESET", "WOMS-P"}) {
                isSoon(session, State.OUT_OF_WINDOW);
            }
            isRefused("WIN", 3);
            wall.now = MONDAY_OPEN.minusMillis(1);
            isRefused("WIN", 3);
            Eventually.within(Duration.ofSeconds(15))
                    .is("the OMS is not called", () -> !oms.connected());

            wall.now = MONDAY_OPEN;
            for (String session : new String[] {"WIN", "WINRESET"}) {
                Eventually.within(Duration.ofSeconds(15))
                        .is(session + " is let in", () -> sessions.lookup(session) != null);
            }
            try (Peer back = client("WIN", desk.nextOut());
                    Peer anew = client("WINRESET", 1)) {
                assertThat(back.receive("|35=A|")).doesNotContain("|34=1|");
                anew.receive("|35=A|", "|34=1|");
            }
            isSoon("WOMS-P", State.ACTIVE);
            assertThat(steady.connected()).isTrue();
            assertThat(sessions.loggedOn("WALWAYS")).isTrue();
        }
    }
}
