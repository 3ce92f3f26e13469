package io.interlock.simulators.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The append-only log of one simulator. {@link #append} never blocks; one thread writes whatever
 * has gathered and forces it to disk with one call. The newest entries are kept in memory for the
 * control port.
 */
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int NEWEST = 2_000;

    private sealed interface Item {
        record Line(JournalEntry entry) implements Item {}

        record Stop() implements Item {}
    }

    private final Path file;
    private final boolean forced;
    private final FileChannel channel;
    private final BlockingQueue<Item> queue = new LinkedBlockingQueue<>();
    private final Deque<JournalEntry> newest = new ArrayDeque<>();
    private final Thread writer;

    private Journal(Path file, boolean forced, FileChannel channel) {
        this.file = file;
        this.forced = forced;
        this.channel = channel;
        this.writer = Thread.ofPlatform().name("journal-" + file.getFileName()).start(this::write);
    }

    /** Opens or continues {@code file}; {@code forced} says whether each group is fsynced. */
    public static Journal open(Path file, boolean forced) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new Journal(file, forced, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /**
     * The last entries of {@code file}, as many as begin within its last {@code bytes}; none where
     * there is no file. A line torn by a crash is passed over.
     */
    public static List<JournalEntry> tail(Path file, long bytes) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (FileChannel channel = FileChannel.open(file)) {
            long from = Math.max(0, channel.size() - bytes);
            ByteBuffer buffer = ByteBuffer.allocate((int) (channel.size() - from));
            channel.position(from);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // until the end of the file
            }
            String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(JournalEntry::read)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    public Path file() {
        return file;
    }

    public void append(JournalEntry entry) {
        synchronized (newest) {
            if (newest.size() == NEWEST) {
                newest.removeFirst();
            }
            newest.addLast(entry);
        }
        queue.add(new Item.Line(entry));
    }

    /** The newest entries, oldest first. */
    public List<JournalEntry> newest(int limit) {
        synchronized (newest) {
            return newest.stream().skip(Math.max(0, newest.size() - limit)).toList();
        }
    }

    /** Writes out what is queued, then closes the file. */
    @Override
    public void close() {
        queue.add(new Item.Stop());
        try {
            writer.join();
            channel.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("Journal did not close cleanly", e);
        }
    }

    private void write() {
        List<Item> group = new ArrayList<>();
        boolean open = true;
        while (open) {
            try {
                group.add(queue.take());
                queue.drainTo(group, 4_095);
                open = writeGroup(group);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                open = false;
            } catch (IOException e) {
                LOG.atError().addKeyValue("file", file).setCause(e).log("Journal cannot write");
            }
            group.clear();
        }
    }

    private boolean writeGroup(List<Item> group) throws IOException {
        StringBuilder lines = new StringBuilder();
        boolean open = true;
        for (Item item : group) {
            switch (item) {
                case Item.Line(JournalEntry entry) -> lines.append(entry.json()).append('\n');
                case Item.Stop() -> open = false;
            }
        }
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        if (forced) {
            channel.force(false);
        }
        return open;
    }
}
