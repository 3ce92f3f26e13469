package io.interlock.benchmarks;

import io.interlock.benchmarks.load.ChangeStream;
import io.interlock.benchmarks.machine.HeapView;
import io.interlock.benchmarks.machine.Machine;
import io.interlock.benchmarks.machine.ProcessTimes;
import io.interlock.benchmarks.platform.OrderFeed;
import io.interlock.benchmarks.platform.ServiceAlone;
import io.interlock.benchmarks.platform.ServiceAlone.Service;
import io.interlock.benchmarks.platform.TopicScan;
import io.interlock.benchmarks.report.Comparison;
import io.interlock.benchmarks.report.Comparison.Figure;
import io.interlock.benchmarks.report.Spread;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Orders into ops-api at a fixed rate while somebody listens, searches over much history, and many
 * listeners at once; beside it the search as it is done without: a consumer over the topic.
 */
public final class OpsReads {
    private static final String NAME = "ops";
    private static final String OPS = "ops-api";
    private static final String SCAN = "topic scan";
    private static final int SEARCHES = 200;
    private static final int PAGES = 20;
    private static final long DRAIN = Duration.ofSeconds(20).toNanos();
    private static final Pattern ORDER = Pattern.compile("\"id\":\"BENCH:1:(\\d+)\"");

    private static final List<String> FIRST_PAGES =
            List.of(
                    "",
                    "status=FILLED",
                    "status=REJECTED",
                    "status=CANCELED",
                    "symbol=SYM07",
                    "account=L1234",
                    "clientSession=HIST",
                    "oms=OMSA",
                    "symbol=SYM07&status=REJECTED",
                    "from=now-7d&to=now-3d",
                    "account=L1234&from=now-5d");

    private final Plan plan;
    private final Path data;
    private final Path home;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private int told;

    /**
     * What to measure.
     *
     * @param history orders there are before
     * @param rate orders a second
     * @param listeners of the stream at once
     */
    public record Plan(
            int history, int rate, Duration warmUp, Duration measure, int rounds, int listeners) {}

    public OpsReads(Plan plan, Path data, Path home) {
        this.plan = plan;
        this.data = data;
        this.home = home;
    }

    public Comparison run() throws IOException, InterruptedException, SQLException {
        Path directory = Phases.emptied(data.resolve(NAME));
        try (ServiceAlone ops = ServiceAlone.start(Service.OPS_API, directory, home, roomy());
                OrderFeed feed = new OrderFeed(ops.kafka())) {
            History.makeDays(ops, feed);
            History.write(ops, plan.history());
            Phases.say("Warming up");
            load(ops, feed, plan.warmUp(), false);
            for (int round = 1; round <= plan.rounds(); round++) {
                Phases.say("Round %d of %d", round, plan.rounds());
                load(ops, feed, plan.measure(), true);
                searches(ops);
                firstPages(ops);
                scan(ops);
            }
            listeners(ops, feed);
        }
        return result();
    }

    /** For so many listeners and as much history as there is. */
    private Map<String, String> roomy() {
        return Map.of(
                "INTERLOCK_OPS_STREAM_MAXCLIENTS",
                Integer.toString(plan.listeners() + 50),
                "INTERLOCK_OPS_HISTORY_DISKBUDGET",
                "200GB");
    }

    private void note(String figure, double value) {
        figures.computeIfAbsent(figure, f -> new ArrayList<>()).add(value);
        Phases.say("  %s: %,.1f", figure, value);
    }

    /** Open loop: orders are due at fixed instants, whatever ops-api does. */
    private void load(ServiceAlone ops, OrderFeed feed, Duration length, boolean measured)
            throws IOException, InterruptedException {
        int first = told + 1;
        int orders = Math.toIntExact(plan.rate() * length.toSeconds());
        told += orders;
        long[] due = new long[orders];
        AtomicLongArray seen = new AtomicLongArray(orders);
        Map<String, Duration> before = ProcessTimes.cpu(ops.pids());
        try (ChangeStream stream =
                        ChangeStream.open(
                                ops.url(),
                                ops.token(),
                                (json, at) -> filled(json, at, first, seen));
                HeapView heap = HeapView.of(ops.pid())) {
            heap.watch();
            long begin = System.nanoTime() + 50_000_000L;
            for (int i = 0; i < orders; i++) {
                due[i] = begin + i * 1_000_000_000L / plan.rate();
                while (System.nanoTime() < due[i]) {
                    LockSupport.parkNanos(Math.max(1, due[i] - System.nanoTime()));
                }
                feed.tell(first + i, Instant.now());
            }
            feed.flush();
            long end = System.nanoTime() + DRAIN;
            while (missing(seen) > 0 && System.nanoTime() < end) {
                LockSupport.parkNanos(10_000_000L);
            }
            double peak = heap.peakMib();
            if (measured) {
                tellLoad(ops, orders, due, seen, before, peak);
            }
        }
    }

    private static void filled(String json, long at, int first, AtomicLongArray seen) {
        Matcher order = ORDER.matcher(json);
        if (json.contains("\"FILLED\"") && order.find()) {
            int index = Integer.parseInt(order.group(1)) - first;
            if (index >= 0 && index < seen.length()) {
                seen.compareAndSet(index, 0, at);
            }
        }
    }

    private static int missing(AtomicLongArray seen) {
        int missing = 0;
        for (int i = 0; i < seen.length(); i++) {
            missing += seen.get(i) == 0 ? 1 : 0;
        }
        return missing;
    }

    private void tellLoad(
            ServiceAlone ops,
            int orders,
            long[] due,
            AtomicLongArray seen,
            Map<String, Duration> before,
            double peak) {
        double[] lags = new double[orders - missing(seen)];
        int n = 0;
        for (int i = 0; i < orders; i++) {
            if (seen.get(i) != 0) {
                lags[n++] = (seen.get(i) - due[i]) / 1e6;
            }
        }
        note("Order filled to shown, p50|ms", percentile(lags, 0.5));
        note("Order filled to shown, p99|ms", percentile(lags, 0.99));
        note("Orders never shown|orders", missing(seen));
        ProcessTimes.cpu(ops.pids())
                .forEach((name, time) ->
                        note(
                                "CPU of " + name + "|µs an order",
                                time.minus(before.getOrDefault(name, Duration.ZERO)).toNanos()
                                        / 1e3
                                        / orders));
        note("Heap of ops-api, most|MiB", peak);
        ProcessTimes.memory(Map.of(OPS, ops.pid()))
                .forEach((name, mib) -> note("Memory of " + name + "|MiB", mib));
    }

    private void searches(ServiceAlone ops) throws IOException, InterruptedException {
        Random random = new Random(plan.history());
        double[] orders = new double[SEARCHES];
        double[] anything = new double[SEARCHES];
        String token = ops.token();
        for (int i = 0; i < SEARCHES; i++) {
            String name = "HIST-" + (1 + random.nextInt(plan.history()));
            orders[i] = millis(ops.url().resolve("/api/v1/orders?q=" + name), token, name);
            anything[i] = millis(ops.url().resolve("/api/v1/search?q=" + name), token, name);
        }
        note("Search by ClOrdID, p50|ms", percentile(orders, 0.5));
        note("Search by ClOrdID, p99|ms", percentile(orders, 0.99));
        note("Search anything, p99|ms", percentile(anything, 0.99));
    }

    private void firstPages(ServiceAlone ops) throws IOException, InterruptedException {
        String token = ops.token();
        double slowest = 0;
        String which = "";
        for (String filter : FIRST_PAGES) {
            double[] took = new double[PAGES];
            for (int i = 0; i < PAGES; i++) {
                took[i] = millis(ops.url().resolve("/api/v1/orders?" + filter), token, "items");
            }
            double p99 = percentile(took, 0.99);
            if (p99 > slowest) {
                slowest = p99;
                which = filter;
            }
        }
        note("First page, p99 of the slowest filter|ms", slowest);
        notes.add("slowest filter: " + (which.isEmpty() ? "none" : which));
    }

    private double millis(URI address, String token, String expected)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build();
        long begin = System.nanoTime();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        double took = (System.nanoTime() - begin) / 1e6;
        if (answer.statusCode() != 200 || !answer.body().contains(expected)) {
            throw new IOException(
                    address + " answers " + answer.statusCode() + " " + answer.body());
        }
        return took;
    }

    /** The topic has only the load's orders; a longer one takes longer in proportion. */
    private void scan(ServiceAlone ops) throws IOException {
        TopicScan.Scan scan = TopicScan.find(ops.kafka(), OrderFeed.clOrdId(told));
        if (!scan.found()) {
            throw new IOException("the scan did not find " + OrderFeed.clOrdId(told));
        }
        note("Scan of the topic for a ClOrdID|ms", scan.took().toNanos() / 1e6);
        note(
                "Scan of a million commands|ms",
                scan.took().toNanos() / 1e6 / scan.records() * 1_000_000);
    }

    private void listeners(ServiceAlone ops, OrderFeed feed)
            throws IOException, InterruptedException {
        Phases.say("%,d listeners", plan.listeners());
        List<ChangeStream> streams = new ArrayList<>();
        String token = ops.token();
        try (HeapView heap = HeapView.of(ops.pid())) {
            note("Heap in use without listeners|MiB", heap.liveMib());
            for (int i = 0; i < plan.listeners(); i++) {
                streams.add(ChangeStream.open(ops.url(), token, (json, at) -> {}));
            }
            for (int half = 1; half <= 2; half++) {
                quietLoad(feed);
                note("Heap in use with listeners, after half " + half + "|MiB", heap.liveMib());
            }
        } finally {
            for (ChangeStream stream : streams) {
                stream.close();
            }
        }
    }

    /** A tenth of the rate: what is written out is a thousand times that. */
    private void quietLoad(OrderFeed feed) {
        long begin = System.nanoTime();
        int orders = Math.toIntExact(plan.rate() / 10 * plan.measure().toSeconds());
        for (int i = 0; i < orders; i++) {
            long due = begin + i * 10_000_000_000L / plan.rate();
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
            }
            feed.tell(++told, Instant.now());
        }
        feed.flush();
    }

    private static double percentile(double[] values, double share) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.clamp((int) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }

    private Comparison result() throws IOException {
        List<Figure> lines = new ArrayList<>();
        figures.forEach((name, values) -> {
            String[] parts = name.split("\\|", 2);
            String side = parts[0].startsWith("Scan") ? SCAN : OPS;
            lines.add(new Figure(parts[0], parts[1], Map.of(side, Spread.of(values))));
        });
        return new Comparison(
                NAME,
                "Read models of ops-api",
                Instant.now(),
                Machine.describe(),
                Map.of(
                        "history", "%,d orders".formatted(plan.history()),
                        "rate", plan.rate() + "/s",
                        "rounds", Integer.toString(plan.rounds()),
                        "listeners", Integer.toString(plan.listeners())),
                List.of(OPS, SCAN),
                lines,
                notes.stream().distinct().toList());
    }
}
