package io.interlock.recon.posttrade.adapter;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A directory of this machine, or one that is mounted. */
final class DirectoryPlace implements Place {
    private final Path directory;

    DirectoryPlace(Path directory) {
        this.directory = directory;
    }

    @Override
    public void put(String name, Path file) throws IOException {
        Path part = directory.resolve("." + name + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel from = FileChannel.open(file);
                    FileChannel to =
                            FileChannel.open(
                                    part,
                                    StandardOpenOption.CREATE_NEW,
                                    StandardOpenOption.WRITE)) {
                long size = from.size();
                long done = 0;
                while (done < size) {
                    done += from.transferTo(done, size - done, to);
                }
                to.force(true);
            }
            Files.move(part, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        // the name itself is kept only with its directory
        try (FileChannel kept = FileChannel.open(directory)) {
            kept.force(true);
        }
    }

    @Override
    public String words() {
        return directory.toString();
    }
}
