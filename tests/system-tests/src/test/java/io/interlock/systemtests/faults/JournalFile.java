package io.interlock.systemtests.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A simulator's journal; each look reads on from where the last one ended. */
final class JournalFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final List<Line> lines = new ArrayList<>();
    private long position;

    JournalFile(Path file) {
        this.file = file;
    }

    /** Everything up to the last complete line. */
    List<Line> lines() {
        if (Files.exists(file)) {
            try (RandomAccessFile journal = new RandomAccessFile(file.toFile(), "r")) {
                byte[] fresh = new byte[(int) (journal.length() - position)];
                journal.seek(position);
                journal.readFully(fresh);
                int end = lastLineFeed(fresh) + 1;
                position += end;
                new String(fresh, 0, end, StandardCharsets.UTF_8).lines().forEach(this::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(lines);
    }

    private static int lastLineFeed(byte[] bytes) {
        int at = bytes.length - 1;
        while (at >= 0 && bytes[at] != '\n') {
            at--;
        }
        return at;
    }

    private void add(String text) {
        JsonNode json = JSON.readTree(text);
        lines.add(
                new Line(
                        Instant.parse(json.path("at").asString()),
                        json.path("session").asString(),
                        json.path("dir").asString(),
                        json.path("seq").asLong(),
                        json.path("possDup").asBoolean(),
                        json.path("raw").asString()));
    }
}
