package io.interlock.recon.posttrade.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHFsyncExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;

/**
 * A directory of another machine, over SFTP. The machine must have the key that it is known by.
 * Where the server has OpenSSH's extensions, the file is kept before it is renamed, and takes the
 * place of one of the same name.
 */
final class SftpPlace implements Place {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final DeliveryProperties.Sftp sftp;

    SftpPlace(DeliveryProperties.Sftp sftp) {
        this.sftp = sftp;
    }

    @Override
    public void put(String name, Path file) throws IOException {
        try (SshClient ssh = SshClient.setUpDefaultClient()) {
            ssh.setServerKeyVerifier((session, address, key) ->
                    KeyUtils.getFingerPrint(BuiltinDigests.sha256, key).equals(sftp.hostKey()));
            ssh.start();
            try (ClientSession session =
                    ssh.connect(sftp.user(), sftp.host(), sftp.port())
                            .verify(PATIENCE)
                            .getSession()) {
                signIn(session);
                try (SftpClient client = SftpClientFactory.instance().createSftpClient(session)) {
                    put(client, name, file);
                }
            }
        }
    }

    private void signIn(ClientSession session) throws IOException {
        if (sftp.keyFile() != null) {
            try {
                for (KeyPair each : new FileKeyPairProvider(sftp.keyFile()).loadKeys(session)) {
                    session.addPublicKeyIdentity(each);
                }
            } catch (RuntimeException e) {
                throw new IOException("the private key cannot be read", e);
            }
        }
        if (sftp.password() != null) {
            session.addPasswordIdentity(sftp.password());
        }
        session.auth().verify(PATIENCE);
    }

    private void put(SftpClient client, String name, Path file) throws IOException {
        String part = "%s/.%s.%s.part".formatted(sftp.directory(), name, UUID.randomUUID());
        String whole = sftp.directory() + "/" + name;
        boolean renamed = false;
        try {
            write(client, part, file);
            OpenSSHPosixRenameExtension rename =
                    client.getExtension(OpenSSHPosixRenameExtension.class);
            if (rename != null && rename.isSupported()) {
                rename.posixRename(part, whole);
            } else {
                client.rename(part, whole);
            }
            renamed = true;
        } finally {
            if (!renamed) {
                removeQuietly(client, part);
            }
        }
    }

    private static void write(SftpClient client, String part, Path file) throws IOException {
        OpenSSHFsyncExtension fsync = client.getExtension(OpenSSHFsyncExtension.class);
        try (CloseableHandle handle =
                        client.open(
                                part,
                                EnumSet.of(OpenMode.Write, OpenMode.Create, OpenMode.Exclusive));
                InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[32 * 1024];
            long at = 0;
            int read = in.read(buffer);
            while (read >= 0) {
                client.write(handle, at, buffer, 0, read);
                at += read;
                read = in.read(buffer);
            }
            if (fsync != null && fsync.isSupported()) {
                fsync.fsync(handle);
            }
        }
        long there = client.stat(part).getSize();
        if (there != Files.size(file)) {
            throw new IOException("%d of %d bytes arrived".formatted(there, Files.size(file)));
        }
    }

    private static void removeQuietly(SftpClient client, String part) {
        try {
            client.remove(part);
        } catch (IOException e) {
            // it was never there, or the connection is gone: its name says what it is
        }
    }

    @Override
    public String words() {
        return sftp.toString();
    }
}
