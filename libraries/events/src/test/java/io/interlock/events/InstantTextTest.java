package io.interlock.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InstantTextTest {
    @Test
    void writesAndReadsWhatInstantWritesAndReads() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            long second = random.nextLong(-62_167_219_200L, 253_402_300_800L);
            int nano =
                    switch (i % 4) {
                        case 0 -> 0;
                        case 1 -> random.nextInt(1_000) * 1_000_000;
                        case 2 -> random.nextInt(1_000_000) * 1_000;
                        default -> random.nextInt(1_000_000_000);
                    };
            Instant instant = Instant.ofEpochSecond(second, nano);
            assertThat(InstantText.of(instant)).isEqualTo(instant.toString());
            assertThat(InstantText.parse(instant.toString())).isEqualTo(instant);
        }
    }

    @Test
    void readsLessUsualFormsToo() {
        for (String text :
                List.of(
                        "2024-02-29T23:59:59.1Z",
                        "2026-11-30T24:00:00Z",
                        "2026-11-28T02:00:00+01:00",
                        "+12026-01-01T00:00:00Z")) {
            assertThat(InstantText.parse(text)).isEqualTo(Instant.parse(text));
        }
    }

    @Test
    void refusesWhatIsNoTime() {
        for (String text :
                List.of(
                        "",
                        "2026-02-30T00:00:00Z",
                        "2026-04-31T00:00:00Z",
                        "2026-11-28T25:00:00Z",
                        "now")) {

            assertThatThrownBy(() -> InstantText.parse(text))
                    .isInstanceOf(DateTimeParseException.class);
        }
    }
}
