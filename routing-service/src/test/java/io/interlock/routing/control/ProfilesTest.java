package io.interlock.routing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Environment;
import io.interlock.events.Profile;
import io.interlock.events.ProfileState;
import io.interlock.events.ProfileState.ProfileWindow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfilesTest {
    /** A Monday; New York closes at 22:00 UTC. */
    private static final Instant CLOSE = Instant.parse("2026-11-30T22:00:00Z");

    private static ProfileState byHand(Profile profile, Instant from, @Nullable Instant until) {
        return new ProfileState(
                "live-switch",
                Environment.LIVE,
                profile,
                null,
                List.of(),
                "ann",
                "news",
                from,
                until);
    }

    private static ProfileState schedule(String zone) {
        return new ProfileState(
                "live-schedule",
                Environment.LIVE,
                null,
                zone,
                List.of(
                        new ProfileWindow(Profile.MARKET_CLOSING, List.of(), "16:50", "17:00"),
                        new ProfileWindow(Profile.NEWS, List.of("MONDAY"), "16:55", "17:05")),
                "ann",
                "every day",
                Instant.EPOCH,
                null);
    }

    private static Profile at(Profiles profiles, Instant now) {
        return profiles.at(Environment.LIVE, now);
    }

    @Test
    void withoutAnythingItIsNormal() {
        assertThat(at(Profiles.NONE, CLOSE)).isEqualTo(Profile.NORMAL);
    }

    @Test
    void aScheduleHoldsWithinItsWindowsAndTheFirstOfTwoCounts() {
        Profiles profiles = new Profiles(List.of(schedule("America/New_York")));
        assertThat(at(profiles, CLOSE.minusSeconds(601))).isEqualTo(Profile.NORMAL);
        assertThat(at(profiles, CLOSE.minusSeconds(600))).isEqualTo(Profile.MARKET_CLOSING);
        assertThat(at(profiles, CLOSE.minusSeconds(1))).isEqualTo(Profile.MARKET_CLOSING);
        assertThat(at(profiles, CLOSE)).isEqualTo(Profile.NEWS);
        assertThat(at(profiles, CLOSE.plusSeconds(300))).isEqualTo(Profile.NORMAL);
        assertThat(profiles.at(Environment.DEMO, CLOSE)).isEqualTo(Profile.NORMAL);
    }

    @Test
    void whatSomebodySwitchedToHoldsOverTheScheduleUntilItsEnd() {
        Profiles profiles =
                new Profiles(
                        List.of(
                                schedule("America/New_York"),
                                byHand(
                                        Profile.EMERGENCY,
                                        CLOSE.minusSeconds(60),
                                        CLOSE.plusSeconds(60))));
        assertThat(at(profiles, CLOSE.minusSeconds(61))).isEqualTo(Profile.MARKET_CLOSING);
        assertThat(at(profiles, CLOSE.minusSeconds(60))).isEqualTo(Profile.EMERGENCY);
        assertThat(at(profiles, CLOSE.plusSeconds(59))).isEqualTo(Profile.EMERGENCY);
        assertThat(at(profiles, CLOSE.plusSeconds(60))).isEqualTo(Profile.NEWS);
    }

    @Test
    void aScheduleThatCannotBeReadIsSaid() {
        assertThat(
                        new PolicyIndex(List.of(), new Profiles(List.of(schedule("Nowhere"))))
                                .unreadable())
                .singleElement()
                .asString()
                .startsWith("live-schedule: ");
    }
}
