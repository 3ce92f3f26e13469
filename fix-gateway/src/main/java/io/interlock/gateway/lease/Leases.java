package io.interlock.gateway.lease;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acquires, renews and gives back this instance's leases, on one thread that does nothing else. A
 * duty begins when its lease is held and ends when it is lost, on a thread of its own.
 */
public final class Leases {
    private static final Logger log = LoggerFactory.getLogger(Leases.class);
    private static final long BEAT_MILLIS = 250;

    private final Connections connections;
    private final String owner;
    private final String run;
    private final Duration duration;
    private final Map<String, Duty> duties = new ConcurrentSkipListMap<>();
    private final Map<String, Lease> held = new ConcurrentHashMap<>();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    private volatile boolean asked;
    private final Map<String, ExecutorService> workers = new ConcurrentHashMap<>();
    private volatile @Nullable Thread thread;
    private @Nullable LeaseTable table;
    private long takeFrom = System.nanoTime();

    /** Opens a connection that is in nobody else's pool. */
    @FunctionalInterface
    public interface Connections {
        Connection open() throws SQLException;
    }

    /** What an instance does while it holds a lease. */
    public interface Duty {
        String lease();

        /** The lease is held: begin. A failure gives it back; another instance may do better. */
        void begin(Lease lease);

        /**
         * Stop.
         *
         * @param taken another instance acts now: nothing may be said to anyone any more
         */
        void end(Lease lease, boolean taken);
    }

    public Leases(Connections connections, String owner, String run, Duration duration) {
        this.connections = connections;
        this.owner = owner;
        this.run = run;
        this.duration = duration;
    }

    /** The lease of this name where this instance holds it. */
    public Optional<Lease> held(String name) {
        return Optional.ofNullable(held.get(name));
    }

    /** What this instance does about one duty. */
    public enum Part {
        UNKNOWN,
        STANDING_BY,
        BEGINNING,
        ACTING
    }

    /** This instance's part in each duty. */
    public Map<String, Part> overview() {
        Map<String, Part> all = new LinkedHashMap<>();
        duties.keySet().forEach(name -> all.put(name, part(name)));
        return all;
    }

    private Part part(String name) {
        if (!held.containsKey(name)) {
            return asked ? Part.STANDING_BY : Part.UNKNOWN;
        }
        return begun.contains(name) ? Part.ACTING : Part.BEGINNING;
    }

    public synchronized void start(List<Duty> all) {
        all.forEach(this::add);
        Thread started = Thread.ofPlatform().name("leases").unstarted(this::run);
        thread = started;
        started.start();
    }

    /** One more duty, for an OMS that has just been defined. */
    public synchronized void add(Duty duty) {
        workers.computeIfAbsent(
                duty.lease(),
                lease ->
                        Executors.newSingleThreadExecutor(
                                Thread.ofPlatform().name("duty-" + lease).factory()));
        duties.putIfAbsent(duty.lease(), duty);
    }

    /** Ends all duties and gives the leases back. */
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(15));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            beat();
            try {
                TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS);
            } catch (InterruptedException e) {
                break;
            }
        }
        List.copyOf(held.values()).forEach(lease -> end(lease, false));
        workers.values().forEach(ExecutorService::close);
        giveBack();
        // closed workers take no work: whoever starts again brings duties with workers of their own
        workers.clear();
        duties.clear();
    }

    private void beat() {
        long before = System.nanoTime();
        try {
            LeaseTable open = table;
            if (open == null) {
                open = new LeaseTable(connections.open(), owner, run, duration);
                table = open;
            }
            renew(open, before);
            if (before - takeFrom >= 0) {
                take(open, before);
                asked = true;
            }
        } catch (SQLException e) {
            log.atWarn().setCause(e).log("The database does not answer: leases stay as they are");
            held.values().forEach(Lease::databaseSilent);
            closeTable();
            // whoever held a lease before the database went has the first go at it
            takeFrom = until(System.nanoTime());
        }
    }

    private void take(LeaseTable open, long before) throws SQLException {
        for (Duty duty : duties.values()) {
            if (!held.containsKey(duty.lease())) {
                OptionalLong token = open.acquire(duty.lease());
                if (token.isPresent()) {
                    begin(duty, new Lease(duty.lease(), token.getAsLong(), until(before)));
                }
            }
        }
    }

    private void renew(LeaseTable open, long before) throws SQLException {
        if (held.isEmpty()) {
            return;
        }
        Map<String, Long> mine = open.renew(held.keySet());
        for (Lease lease : List.copyOf(held.values())) {
            Long token = mine.get(lease.name());
            if (token != null && token == lease.token()) {
                lease.renewed(until(before));
            } else {
                log.atError()
                        .addKeyValue("lease", lease)
                        .log("Another instance has taken over: this one stands by");
                end(lease, true);
            }
        }
    }

    private long until(long before) {
        return before + duration.toNanos();
    }

    private void begin(Duty duty, Lease lease) {
        log.atInfo().addKeyValue("lease", lease).log("Acting from now on");
        held.put(lease.name(), lease);
        worker(lease)
                .execute(() -> {
                    try {
                        duty.begin(lease);
                        begun.add(lease.name());
                    } catch (RuntimeException e) {
                        log.atError().addKeyValue("lease", lease).setCause(e).log("Cannot act");
                        end(lease, false);
                    }
                });
    }

    private void end(Lease lease, boolean taken) {
        if (taken) {
            lease.lose();
        }
        if (held.remove(lease.name(), lease)) {
            Duty duty = Objects.requireNonNull(duties.get(lease.name()));
            worker(lease)
                    .execute(() -> {
                        begun.remove(lease.name());
                        try {
                            duty.end(lease, taken);
                        } catch (RuntimeException e) {
                            log.atError()
                                    .addKeyValue("lease", lease)
                                    .setCause(e)
                                    .log("A duty did not end well");
                        } finally {
                            lease.lose();
                        }
                    });
        }
    }

    private ExecutorService worker(Lease lease) {
        return Objects.requireNonNull(workers.get(lease.name()));
    }

    private void giveBack() {
        try {
            if (table != null) {
                table.release(duties.keySet());
            }
        } catch (SQLException e) {
            log.atWarn().setCause(e).log("The leases were not given back; they expire");
        }
        closeTable();
    }

    private void closeTable() {
        try {
            if (table != null) {
                table.close();
            }
        } catch (SQLException e) {
            log.atDebug().setCause(e).log("The connection was gone already");
        }
        table = null;
    }
}
