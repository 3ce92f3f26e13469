package io.interlock.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.ArchivingMediaDriver;
import io.aeron.archive.client.AeronArchive;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.logbuffer.ControlledFragmentHandler.Action;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import io.interlock.testkit.FixSocket;
import io.interlock.testkit.FixText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.engine.FixEngine;
import uk.co.real_logic.artio.engine.LowResourceEngineScheduler;
import uk.co.real_logic.artio.library.AcquiringSessionExistsHandler;
import uk.co.real_logic.artio.library.FixLibrary;
import uk.co.real_logic.artio.library.LibraryConfiguration;
import uk.co.real_logic.artio.library.OnMessageInfo;
import uk.co.real_logic.artio.library.SessionHandler;
import uk.co.real_logic.artio.messages.DisconnectReason;
import uk.co.real_logic.artio.messages.InitialAcceptedSessionOwner;
import uk.co.real_logic.artio.session.Session;
import uk.co.real_logic.artio.util.MessageTypeEncoding;
import uk.co.real_logic.artio.validation.SessionPersistenceStrategy;

/**
 * An OMS on Artio: it keeps its numbers and messages over restarts and sends again what it is asked
 * for. It acknowledges each order once and remembers which ones it had.
 */
final class ArtioOms implements AutoCloseable {
    private static final int TERM = 1 << 20;

    private final String compId;
    private final Path directory;
    private final int port;
    private final Map<String, Integer> orders = new ConcurrentHashMap<>();
    private final Set<String> sentAgain = ConcurrentHashMap.newKeySet();
    private final List<String> toReport = new CopyOnWriteArrayList<>();
    private final AtomicInteger execIds = new AtomicInteger();
    private @Nullable Run run;

    ArtioOms(String compId, Path directory, int port) {
        this.compId = compId;
        this.directory = directory;
        this.port = port;
    }

    /** How often each ClOrdID came as a new order, resends apart. */
    Map<String, Integer> orders() {
        return orders;
    }

    /** ClOrdIDs of orders that came with PossDupFlag(43). */
    Set<String> sentAgain() {
        return sentAgain;
    }

    void start() {
        run = new Run();
    }

    /** Disconnects, works off what has come in, reports {@code afterwards}, and stops. */
    void stop(String... afterwards) throws InterruptedException {
        Run stopping = run;
        if (stopping != null) {
            toReport.addAll(List.of(afterwards));
            stopping.stop();
            run = null;
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }

    private String report(Session session, String clOrdId, String status) {
        return "8=FIX.4.4|35=8|49="
                + compId
                + "|56=INTERLOCK|34="
                + (session.lastSentMsgSeqNum() + 1)
                + "|52="
                + FixSocket.now()
                + "|37=O-"
                + clOrdId
                + "|11="
                + clOrdId
                + "|17=E"
                + execIds.incrementAndGet()
                + "|150="
                + status
                + "|39="
                + status
                + "|55=EURUSD|54=1|38=1|151=1|14=0|6=0|60="
                + FixSocket.now()
                + "|";
    }

    private boolean send(Session session, String clOrdId, String status) {
        byte[] message = FixText.bytes(report(session, clOrdId, status));
        return session.trySend(
                        new UnsafeBuffer(message),
                        0,
                        message.length,
                        session.lastSentMsgSeqNum() + 1,
                        MessageTypeEncoding.packMessageType("8"))
                > 0;
    }

    /** From one start to the next stop. */
    private final class Run implements SessionHandler {
        private final ArchivingMediaDriver driver;
        private final FixEngine engine;
        private final Thread thread;
        private volatile boolean stopping;
        private @Nullable Session session;
        private boolean connected;

        Run() {
            String aeron = directory.resolve("aeron").toString();
            Archive.Context archive = archive(aeron);
            driver = ArchivingMediaDriver.launch(driver(aeron), archive);
            engine = FixEngine.launch(engine(aeron, archive));
            thread = Thread.ofPlatform().daemon().name(compId).start(() -> serve(aeron));
        }

        private MediaDriver.Context driver(String aeron) {
            return new MediaDriver.Context()
                    .aeronDirectoryName(aeron)
                    .threadingMode(ThreadingMode.SHARED)
                    .ipcTermBufferLength(TERM)
                    .publicationTermBufferLength(TERM)
                    .dirDeleteOnStart(true)
                    .dirDeleteOnShutdown(true);
        }

        private Archive.Context archive(String aeron) {
            return new Archive.Context()
                    .aeronDirectoryName(aeron)
                    .archiveDir(directory.resolve("archive").toFile())
                    .threadingMode(ArchiveThreadingMode.SHARED)
                    .segmentFileLength(4 * TERM)
                    .controlChannelEnabled(false)
                    .archiveClientContext(
                            new AeronArchive.Context()
                                    .aeronDirectoryName(aeron)
                                    .controlResponseChannel("aeron:ipc"))
                    .replicationChannel("aeron:udp?endpoint=localhost:0");
        }

        private EngineConfiguration engine(String aeron, Archive.Context archive) {
            EngineConfiguration engine = new EngineConfiguration();
            engine.aeronContext().aeronDirectoryName(aeron);
            engine.aeronArchiveContext()
                    .aeronDirectoryName(aeron)
                    .controlRequestChannel(archive.localControlChannel())
                    .controlRequestStreamId(archive.localControlStreamId())
                    .controlResponseChannel("aeron:ipc");
            engine.printErrorMessages(false);
            return engine.bindTo("localhost", port)
                    .libraryAeronChannel("aeron:ipc")
                    .logFileDir(directory.resolve("log").toString())
                    .deleteLogFileDirOnStart(false)
                    .scheduler(new LowResourceEngineScheduler())
                    .initialAcceptedSessionOwner(InitialAcceptedSessionOwner.SOLE_LIBRARY)
                    .sessionPersistenceStrategy(SessionPersistenceStrategy.alwaysPersistent());
        }

        private void serve(String aeron) {
            LibraryConfiguration configuration =
                    new LibraryConfiguration()
                            .sessionAcquireHandler((acquired, info) -> {
                                session = acquired;
                                connected = true;
                                return this;
                            })
                            .sessionExistsHandler(new AcquiringSessionExistsHandler())
                            .libraryAeronChannels(List.of("aeron:ipc"));
            configuration.aeronContext().aeronDirectoryName(aeron);
            var idle = new BackoffIdleStrategy();
            try (FixLibrary library = FixLibrary.connect(configuration)) {
                while (!stopping) {
                    idle.idle(library.poll(10));
                }
                Session last = session;
                if (last != null) {
                    last.requestDisconnect();
                    while (connected) {
                        idle.idle(library.poll(10));
                    }
                    toReport.forEach(clOrdId -> send(last, clOrdId, "4"));
                    toReport.clear();
                }
            }
        }

        @Override
        public Action onMessage(
                DirectBuffer buffer,
                int offset,
                int length,
                int libraryId,
                Session from,
                int sequenceIndex,
                long messageType,
                long timestampInNs,
                long position,
                OnMessageInfo messageInfo) {
            byte[] bytes = new byte[length];
            buffer.getBytes(offset, bytes);
            FixMessage message = FixMessage.of(new String(bytes, ISO_8859_1));
            String clOrdId = message.get(Tags.CL_ORD_ID);
            if (!message.msgType().equals("D") || clOrdId == null) {
                return Action.CONTINUE;
            }
            boolean again = message.flag(Tags.POSS_DUP_FLAG);
            if (again) {
                sentAgain.add(clOrdId);
            }
            if (orders.containsKey(clOrdId)) {
                if (!again) {
                    orders.merge(clOrdId, 1, Integer::sum);
                }
                return Action.CONTINUE;
            }
            if (!send(from, clOrdId, "0")) {
                return Action.ABORT;
            }
            orders.put(clOrdId, 1);
            return Action.CONTINUE;
        }

        @Override
        public Action onDisconnect(int libraryId, Session from, DisconnectReason reason) {
            connected = false;
            return Action.CONTINUE;
        }

        @Override
        public void onTimeout(int libraryId, Session from) {}

        @Override
        public void onSlowStatus(int libraryId, Session from, boolean slow) {}

        @Override
        public void onSessionStart(Session from) {
            session = from;
            connected = true;
        }

        void stop() throws InterruptedException {
            stopping = true;
            thread.join(10_000);
            engine.close();
            driver.close();
        }
    }
}
