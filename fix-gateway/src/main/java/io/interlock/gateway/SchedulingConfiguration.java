package io.interlock.gateway;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * A thread for each thing that is done again and again. Spring's own scheduler for virtual threads
 * runs everything with a fixed delay on a single thread: a refusal that waits for Kafka would hold
 * up the failover of a link.
 */
@Configuration
class SchedulingConfiguration {
    /** More than there are {@code @Scheduled} methods; idle threads cost nothing. */
    private static final int THREADS = 16;

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setThreadNamePrefix("again-");
        scheduler.setDaemon(true);
        return scheduler;
    }
}
