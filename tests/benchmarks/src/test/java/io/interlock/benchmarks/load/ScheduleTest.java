package io.interlock.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Schedule SCHEDULE = Schedule.of(200, Duration.ofSeconds(2));

    @Test
    void ordersAreEvenlySpaced() {
        assertThat(SCHEDULE.orders()).isEqualTo(400);
        assertThat(SCHEDULE.dueAt(0)).isZero();
        assertThat(SCHEDULE.dueAt(1)).isEqualTo(5_000_000);
        assertThat(SCHEDULE.dueAt(399)).isEqualTo(1_995_000_000);
    }

    @Test
    void whatIsDueDoesNotDependOnWhatWasSent() {
        assertThat(SCHEDULE.dueBy(-1)).isZero();
        assertThat(SCHEDULE.dueBy(0)).isEqualTo(1);
        assertThat(SCHEDULE.dueBy(4_999_999)).isEqualTo(1);
        assertThat(SCHEDULE.dueBy(5_000_000)).isEqualTo(2);
        assertThat(SCHEDULE.dueBy(60_000_000_000L)).isEqualTo(400);
    }

    @Test
    void eachOrderIsDueWhenItsTimeComes() {
        Schedule fast = new Schedule(7_777, 20_000);
        for (int i = 0; i < fast.orders(); i++) {
            assertThat(fast.dueBy(fast.dueAt(i) + 1)).isEqualTo(i + 1);
        }
    }
}
