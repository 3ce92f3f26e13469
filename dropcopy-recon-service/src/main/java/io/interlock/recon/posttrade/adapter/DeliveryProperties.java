package io.interlock.recon.posttrade.adapter;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code interlock.recon.delivery}: where finance's files land.
 *
 * @param destinations by name
 */
@ConfigurationProperties("interlock.recon.delivery")
record DeliveryProperties(@DefaultValue Map<String, Destination> destinations) {
    DeliveryProperties {
        destinations = new TreeMap<>(destinations);
    }

    /**
     * A place. Exactly one of directory and sftp is set.
     *
     * @param directory of this machine
     */
    record Destination(@Nullable Path directory, @Nullable Sftp sftp) {
        Destination {
            if ((directory == null) == (sftp == null)) {
                throw new IllegalArgumentException("a destination is one of directory and sftp");
            }
        }
    }

    /**
     * A place on another machine.
     *
     * @param hostKey its key's fingerprint, {@code SHA256:...}: another machine is not spoken to
     * @param keyFile our private key; null where there is a password
     * @param directory there
     */
    record Sftp(
            String host,
            @DefaultValue("22") int port,
            String user,
            String hostKey,
            @Nullable Path keyFile,
            @Nullable String password,
            @DefaultValue(".") String directory) {

        /** Without the password. */
        @Override
        public String toString() {
            return "sftp://%s@%s:%d/%s".formatted(user, host, port, directory);
        }
    }
}
