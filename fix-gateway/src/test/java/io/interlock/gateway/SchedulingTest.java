package io.interlock.gateway;

import io.interlock.testkit.Eventually;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SchedulingTest {
    @Test
    void whatWaitsForKafkaHoldsUpNobodyElse() {
        CountDownLatch kafka = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        var scheduler = new SchedulingConfiguration().taskScheduler();
        scheduler.initialize();
        try {
            scheduler.scheduleWithFixedDelay(() -> await(kafka), Duration.ofMillis(1));
            scheduler.scheduleWithFixedDelay(looks::incrementAndGet, Duration.ofMillis(1));

            Eventually.within(Duration.ofSeconds(10))
                    .is("links to be looked after", () -> looks.get() > 10);
        } finally {
            kafka.countDown();
            scheduler.shutdown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
