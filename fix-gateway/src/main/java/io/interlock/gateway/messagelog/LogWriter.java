package io.interlock.gateway.messagelog;

import io.interlock.fix.FixMessage;
import io.interlock.gateway.messagelog.MessageLog.Gap;
import io.interlock.gateway.messagelog.MessageLog.Taken;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The one thread that shows messages to the observers and writes the log, in batches. While the
 * database is away it keeps trying; what no longer fits into memory meanwhile is marked when it is
 * back.
 */
@Component
class LogWriter implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LogWriter.class);
    private static final int BATCH = 4_000;
    private static final long BATCH_BYTES = 1 << 20;
    private static final Duration RETRY = Duration.ofMillis(500);

    /** Seen and counted, not kept: they come by the thousand and nobody looks for one of them. */
    private static final Set<String> PRICES = Set.of("W", "X");

    private final MessageLog messages;
    private final MessageTable table;
    private final MessageLogProperties properties;
    private final Clock clock;
    private final Counter written;
    private volatile @Nullable Thread thread;
    private final List<MessageObserver> observers;
    private final List<LogRow> rows = new ArrayList<>(); // to be written
    private long rowBytes;
    private Instant triedAt = Instant.EPOCH;
    private Instant last = Instant.EPOCH;
    private boolean away;
    private boolean gapTold;

    LogWriter(
            MessageLog messages,
            MessageTable table,
            MessageLogProperties properties,
            List<MessageObserver> observers,
            Clock clock,
            MeterRegistry meters) {
        this.messages = messages;
        this.table = table;
        this.properties = properties;
        this.observers = observers;
        this.clock = clock;
        this.written =
                Counter.builder("fix.message.log.written")
                        .description("FIX messages written to the message log")
                        .baseUnit("messages")
                        .register(meters);
        FunctionCounter.builder("fix.message.log.lost", messages, MessageLog::lostEver)
                .description("FIX messages that the message log could not keep")
                .baseUnit("messages")
                .register(meters);
        Gauge.builder("fix.message.log.waiting", messages, MessageLog::waitingBytes)
                .description("Text that waits to be written to the message log")
                .baseUnit("bytes")
                .register(meters);
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().daemon().name("message-log").unstarted(this::run);
        thread = started;
        started.start();
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            if (!step()) {
                LockSupport.parkNanos(properties.interval().toNanos());
            }
        }
        // an orderly stop leaves nothing behind, unless the database is away
        while (step() && !away) {
            Thread.onSpinWait();
        }
    }

    /** Looks at what waits and writes a batch; true where more may wait. */
    private boolean step() {
        List<Taken> batch = messages.next(BATCH, BATCH_BYTES);
        for (Taken message : batch) {
            keep(message);
        }
        messages.done(batch);
        boolean wrote = !away || clock.instant().isAfter(triedAt.plus(RETRY));
        if (wrote) {
            write();
            mark();
        }
        return batch.size() == BATCH || (wrote && !away && !rows.isEmpty());
    }

    private void keep(Taken taken) {
        FixMessage message = FixMessage.of(taken.raw());
        for (MessageObserver observer : observers) {
            try {
                observer.seen(taken.at(), taken.session(), taken.epoch() != null, message);
            } catch (RuntimeException e) {
                log.atError()
                        .addKeyValue("fixSession", taken.session())
                        .setCause(e)
                        .log("A message was not counted");
            }
        }
        if (PRICES.contains(message.msgType())) {
            return;
        }
        LogRow row = LogRow.of(taken, message, next(taken.at()));
        if (rowBytes + row.cost() > properties.queue().toBytes()) {
            messages.lost(row.session(), new Gap(row.at(), 1));
        } else {
            rows.add(row);
            rowBytes += row.cost();
        }
    }

    /** Each row has a time of its own, so that the order in which they came is kept. */
    private Instant next(Instant at) {
        Instant micros = at.truncatedTo(ChronoUnit.MICROS);
        last = micros.isAfter(last) ? micros : last.plus(1, ChronoUnit.MICROS);
        return last;
    }

    private void write() {
        triedAt = clock.instant();
        List<LogRow> batch = new ArrayList<>();
        long bytes = 0;
        for (LogRow row : rows) {
            if (batch.size() == BATCH || bytes > BATCH_BYTES) {
                break;
            }
            batch.add(row);
            bytes += row.cost();
        }
        if (batch.isEmpty()) {
            return;
        }
        try {
            table.append(batch);
            written.increment(batch.size());
            back();
        } catch (DataIntegrityViolationException e) {
            writeOneByOne(batch);
        } catch (RuntimeException e) {
            gone(e);
            return;
        }
        rows.subList(0, batch.size()).clear();
        rowBytes -= bytes;
    }

    /** One row that the database does not take must not cost the others. */
    private void writeOneByOne(List<LogRow> batch) {
        for (LogRow row : batch) {
            try {
                table.append(List.of(row));
                written.increment();
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("fixSession", row.session())
                        .setCause(e)
                        .log("A message could not be kept in the message log");
                messages.lost(row.session(), new Gap(row.at(), 1));
            }
        }
    }

    private void mark() {
        if (away) {
            return;
        }
        Map<String, Gap> gaps = messages.takeGaps();
        if (gaps.isEmpty()) {
            gapTold = false;
            return;
        }
        long lost = gaps.values().stream().mapToLong(Gap::messages).sum();
        if (!gapTold) {
            gapTold = true;
            log.atWarn().log("The message log has a gap: {} messages could not be kept", lost);
        }
        List<LogRow> marks = new ArrayList<>();
        gaps.forEach((session, gap) -> marks.add(LogRow.of(session, gap, gap.since())));
        try {
            table.append(marks);
        } catch (RuntimeException e) {
            messages.giveBack(gaps);
            gone(e);
        }
    }

    private void gone(RuntimeException e) {
        if (!away) {
            away = true;
            log.atWarn().setCause(e).log("The message log waits for the database");
        }
    }

    private void back() {
        if (away) {
            away = false;
            log.atInfo().log("The message log is written again");
        }
    }

    /** New days, old days, and the index of identifiers. */
    @Scheduled(fixedDelayString = "30s", initialDelayString = "5s")
    void keepHouse() {
        LocalDate today = MessageTable.day(clock.instant());
        try {
            table.prepare(today);
            table.prepare(today.plusDays(1));
            table.dropBefore(today.minusDays(properties.retention().toDays()));
            table.summarise(today.minusDays(1));
            table.summarise(today);
        } catch (RuntimeException e) {
            log.atDebug().setCause(e).log("The message log's days are seen to later");
        }
    }

    @Override
    public void stop() {
        Thread stopping = thread;
        thread = null;
        if (stopping != null) {
            LockSupport.unpark(stopping);
            try {
                stopping.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the sessions start, after they have stopped. */
    @Override
    public int getPhase() {
        return 0;
    }
}
