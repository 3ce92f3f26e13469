package io.interlock.systemtests.faults;

import static io.interlock.testkit.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.simulators.trader.Mix;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * One scenario: a steady flow of orders, injections from a seeded plan, healing, and the verdict
 * over the three logs. Everything is printed with its time since the start.
 */
final class Scenario {
    private static final Duration HEALED = Duration.ofSeconds(60);
    private static final Duration ANSWERED = Duration.ofSeconds(45);
    private static final Mix MIX = new Mix(50, 35, 3, 2, 7, 3);
    private static @Nullable Evidence evidence;

    private final FaultPlatform platform;
    private final String name;
    private final long seed;
    private final SplittableRandom random;
    private final long started = System.nanoTime();
    private final long linesBefore;
    private final Evidence logs;
    private final List<Duration> recoveries = new ArrayList<>();
    private int injections;
    private long lastInjection = started;

    private Scenario(String name, long seed) {
        this.platform = FaultPlatform.get();
        this.name = name;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.logs = evidence(platform);
        awaitUp();
        this.linesBefore = logs.logs().trader().size();
        say("seed " + seed + " (-Dfaults.seed=" + seed + " repeats the plan)");
    }

    /**
     * With the seed of {@code -Dfaults.seed}, else the scenario's own. Skips the test where the
     * scenario need not or cannot be played in this run.
     */
    static Scenario of(String name) {
        long seed = Long.getLong("faults.seed", name.hashCode() & 0xffff);
        Results.passOver(name, seed)
                .ifPresent(why -> {
                    System.out.printf("[faults] SKIPPED  %s: %s%n", name, why);
                    Assumptions.abort(why);
                });
        return new Scenario(name, seed);
    }

    private static synchronized Evidence evidence(FaultPlatform platform) {
        if (evidence == null) {
            evidence = new Evidence(platform);
        }
        return evidence;
    }

    FaultPlatform platform() {
        return platform;
    }

    SplittableRandom random() {
        return random;
    }

    Scenario flow(double ratePerSecond) {
        platform.trader().flow(ratePerSecond, 0, MIX, FaultPlatform.FLOW, seed);
        return this;
    }

    /** Waits until the traders have sent between {@code from} and {@code to} messages more. */
    Scenario afterOrders(int from, int to) {
        long target = platform.sent() + random.nextInt(from, to + 1);
        within(Duration.ofSeconds(60)).is("more orders", () -> platform.sent() >= target);
        LockSupport.parkNanos(random.nextLong(10_000_000));
        return this;
    }

    /** Lets a lasting fault last. */
    Scenario lasting(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        within(time.plusSeconds(10)).is("the time to pass", () -> System.nanoTime() > until);
        return this;
    }

    Scenario inject(String what, Runnable fault) {
        injections++;
        lastInjection = System.nanoTime();
        say(what);
        fault.run();
        return this;
    }

    /** Not an injection: repairs and remarks. */
    Scenario then(String what, Runnable action) {
        say(what);
        action.run();
        return this;
    }

    /** No new order may reach an OMS between these. */
    void gateWasClosed(Instant from, Instant to, String why) {
        logs.closed(new Logs.Closed(from, to, null, why));
    }

    /** No new order in {@code symbol} may reach an OMS between these. */
    void symbolWasClosed(String symbol, Instant from, Instant to) {
        logs.closed(new Logs.Closed(from, to, symbol, symbol + " was killed"));
    }

    /** Waits until the stand-by does all that the killed one did, and says how long that took. */
    Scenario tookOver(String standby, Instant killed) {
        List<TakeOver> seen = new ArrayList<>();
        within(HEALED)
                .every(Duration.ofMillis(250))
                .is(
                        standby + " to act",
                        () -> {
                            TakeOver.seen(platform.stack().log(standby), logs.oms(), killed)
                                    .ifPresent(seen::add);
                            return !seen.isEmpty();
                        });
        say(standby + " has taken over: " + seen.getFirst());
        return this;
    }

    /** Waits, without hands, until traders and OMSs are logged on again. */
    Scenario up() {
        awaitUp();
        Duration took = Duration.ofNanos(System.nanoTime() - lastInjection);
        recoveries.add(took);
        say("all sessions are up " + seconds(took) + " s after the last injection");
        return this;
    }

    /** Waits until new orders reach an OMS again. */
    Scenario flowing() {
        Instant from = Instant.now();
        within(HEALED)
                .is(
                        "new orders at an OMS",
                        () ->
                                logs.oms().stream()
                                        .anyMatch(line ->
                                                line.incoming()
                                                        && line.msgType().equals("D")
                                                        && line.at().isAfter(from)));
        say("new orders reach an OMS");
        return this;
    }

    private void awaitUp() {
        within(HEALED)
                .is(
                        "traders and OMSs to be logged on",
                        () -> platform.tradersLoggedOn() && platform.omsLoggedOn());
    }

    /** Ends the flow, heals what is still hurt, and compares the logs. */
    void verdict() {
        platform.heal();
        awaitUp();
        platform.trader().pause();
        List<Violation> last = new ArrayList<>();
        try {
            within(ANSWERED)
                    .every(Duration.ofMillis(500))
                    .is(
                            "the three logs to agree",
                            () -> {
                                last.clear();
                                last.addAll(logs.judge());
                                return last.isEmpty();
                            });
        } catch (AssertionError stillDifferent) {
            // the verdict tells what differs
        }
        logs.tell(last);
        report(last);
        assertThat(last).as(name + ", seed " + seed).isEmpty();
    }

    private void report(List<Violation> violations) {
        List<Line> trader = logs.logs().trader();
        List<Line> fresh = trader.subList((int) linesBefore, trader.size());
        long orders =
                fresh.stream()
                        .filter(line -> !line.incoming() && line.isOrderMessage())
                        .map(Line::clOrdId)
                        .distinct()
                        .count();
        long reports = fresh.stream().filter(Line::incoming).count();
        long copies = fresh.stream().filter(line -> line.incoming() && line.possDup()).count();
        Duration worst = recoveries.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        Results.add(name, seed, injections, orders, reports, seconds(worst), violations.size());
        violations.stream().limit(20).forEach(violation -> say("VIOLATION " + violation));
        say(
                injections
                        + " injections, "
                        + orders
                        + " orders, "
                        + reports
                        + " reports ("
                        + copies
                        + " of them copies), back after "
                        + seconds(worst)
                        + " s at worst: "
                        + (violations.isEmpty()
                                ? "the three logs agree"
                                : violations.size() + " VIOLATIONS"));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1e3);
    }

    private void say(String text) {
        System.out.printf(
                Locale.ROOT,
                "[faults] %7.2f s  %s: %s%n",
                (System.nanoTime() - started) / 1e9,
                name,
                text);
    }
}
