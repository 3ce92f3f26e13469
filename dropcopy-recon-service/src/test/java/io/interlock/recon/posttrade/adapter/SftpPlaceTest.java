package io.interlock.recon.posttrade.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.recon.posttrade.adapter.DeliveryProperties.Sftp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server on this machine. */
@SuppressWarnings("NullAway.Init")
class SftpPlaceTest {
    @TempDir Path root;
    private SshServer server;
    private String hostKey;

    @BeforeEach
    void start() throws Exception {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider();
        keys.setAlgorithm("EC");
        server.setKeyPairProvider(keys);
        KeyPair key = keys.loadKeys(null).iterator().next();
        hostKey = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic());
        server.setPasswordAuthenticator(
                (user, password, session) -> user.equals("finance") && password.equals("right"));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder().build()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.start();
        Files.createDirectory(root.resolve("in"));
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(true);
    }

    private SftpPlace place(String password, String key, @Nullable String directory) {
        return new SftpPlace(
                new Sftp(
                        "127.0.0.1",
                        server.getPort(),
                        "finance",
                        key,
                        null,
                        password,
                        directory == null ? "in" : directory));
    }

    private Path file(int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return Files.write(root.resolve("spool-" + bytes), content);
    }

    private List<String> landed() throws IOException {
        try (Stream<Path> all = Files.list(root.resolve("in"))) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theFileLandsWholeUnderItsNameAndTakesThePlaceOfAnother() throws Exception {
        Path large = file(1_000_003);
        place("right", hostKey, null).put("day.csv", large);
        assertThat(landed()).containsExactly("day.csv");
        assertThat(root.resolve("in/day.csv")).hasSameBinaryContentAs(large);
        Path small = file(7);
        place("right", hostKey, null).put("day.csv", small);
        assertThat(landed()).containsExactly("day.csv");
        assertThat(root.resolve("in/day.csv")).hasSameBinaryContentAs(small);
    }

    @Test
    void nothingIsSentToAnotherMachineOrWithTheWrongPassword() throws Exception {
        Path file = file(10);
        assertThatThrownBy(() -> place("right", "SHA256:other", null).put("day.csv", file))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> place("wrong", hostKey, null).put("day.csv", file))
                .isInstanceOf(IOException.class);
        assertThat(landed()).isEmpty();
    }

    @Test
    void aFailureLeavesNothingBehind() throws Exception {
        Path file = file(10);
        assertThatThrownBy(() -> place("right", hostKey, "nowhere").put("day.csv", file))
                .isInstanceOf(IOException.class);
        assertThat(landed()).isEmpty();
    }

    @Test
    void aPasswordIsNeverShown() {
        assertThat(place("right", hostKey, null).words()).doesNotContain("right");
    }
}
