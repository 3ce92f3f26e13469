package io.interlock.ctl;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where the API is and who asks: an option, else the environment, else the file, else a default.
 */
record Settings(URI address, @Nullable String token) {
    static final String ADDRESS = "INTERLOCK_ADDRESS";
    static final String TOKEN = "INTERLOCK_TOKEN";
    static final String CONFIG = "INTERLOCK_CONFIG";

    static Settings of(
            @Nullable String address,
            @Nullable String token,
            @Nullable Path config,
            Map<String, String> environment)
            throws IOException {
        Properties file = read(config, environment);
        String where =
                first(
                        address,
                        environment.get(ADDRESS),
                        file.getProperty("address"),
                        "http://localhost:8080");
        return new Settings(
                URI.create(String.valueOf(where)),
                first(token, environment.get(TOKEN), file.getProperty("token"), null));
    }

    /** The file that was asked for has to be there, the usual one may be. */
    private static Properties read(@Nullable Path asked, Map<String, String> environment)
            throws IOException {
        Properties properties = new Properties();
        String named = environment.get(CONFIG);
        Path path = asked != null ? asked : named != null ? Path.of(named) : usual(environment);
        if (asked == null && named == null && !Files.exists(path)) {
            return properties;
        }
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        }
        return properties;
    }

    private static Path usual(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", ".");
        return Path.of(environment.getOrDefault("XDG_CONFIG_HOME", home + "/.config"))
                .resolve("interlock/ctl.properties");
    }

    private static @Nullable String first(
            @Nullable String one,
            @Nullable String two,
            @Nullable String three,
            @Nullable String four) {
        if (one != null) {
            return one;
        }
        return two != null ? two : three != null ? three : four;
    }

    /** The token never is printed. */
    @Override
    public String toString() {
        return address.toString();
    }
}
