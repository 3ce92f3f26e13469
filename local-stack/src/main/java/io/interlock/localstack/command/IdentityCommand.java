package io.interlock.localstack.command;

import io.interlock.localstack.DataDirectory;
import io.interlock.localstack.identity.IdentityServer;
import io.interlock.localstack.identity.IdentitySettings;
import io.interlock.localstack.plan.Credentials;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The identity provider alone, as the containers run it. Secrets come from the environment ({@code
 * INTERLOCK_USER_OPS_PASSWORD}, {@code INTERLOCK_OPS_CLIENT_SECRET}); what is not there is
 * generated and kept in the data directory.
 */
@Command(name = "identity", hidden = true)
final class IdentityCommand implements Callable<Integer> {
    @Mixin private DataOption data = new DataOption();

    @Option(names = "--address", defaultValue = "127.0.0.1")
    private String address = "127.0.0.1";

    @Option(names = "--port", defaultValue = "8085")
    private int port;

    @Option(names = "--issuer", defaultValue = "http://localhost:8085")
    private String issuer = "";

    @Option(names = "--console", defaultValue = "http://localhost:8080")
    private String console = "";

    @Override
    public Integer call() throws Exception {
        DataDirectory directory = data.directory();
        directory.prepare();
        Map<String, String> secrets = new HashMap<>(directory.credentials().byKey());
        secrets.putAll(fromEnvironment());
        IdentitySettings settings =
                new IdentitySettings(
                        address,
                        port,
                        issuer,
                        console,
                        directory.identityKey(),
                        new Credentials(secrets));
        try (var lock = directory.lock();
                var server = IdentityServer.start(settings)) {
            System.out.println("Identity provider is ready: " + issuer);
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static Map<String, String> fromEnvironment() {
        Map<String, String> given = new HashMap<>();
        for (String user : Credentials.USERS.keySet()) {
            String name = user.toUpperCase(Locale.ROOT);
            put(given, "user." + user, System.getenv("INTERLOCK_USER_" + name + "_PASSWORD"));
        }
        put(given, "client.ops-console", System.getenv("INTERLOCK_OPS_CLIENT_SECRET"));
        put(given, "client.simulators", System.getenv("INTERLOCK_SIMULATORS_CLIENT_SECRET"));
        return given;
    }

    private static void put(Map<String, String> given, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            given.put(key, value);
        }
    }
}
