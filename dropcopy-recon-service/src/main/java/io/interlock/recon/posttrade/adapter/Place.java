package io.interlock.recon.posttrade.adapter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** Where a file lands: under a name of its own first, whole and kept, then under its real one. */
interface Place {
    /** Returns once the file stands there under {@code name}; nothing half stands there before. */
    void put(String name, Path file) throws IOException;

    /** For people. */
    String words();

    static Place of(DeliveryProperties.Destination destination) {
        if (destination.directory() != null) {
            return new DirectoryPlace(destination.directory());
        }
        return new SftpPlace(Objects.requireNonNull(destination.sftp()));
    }
}
