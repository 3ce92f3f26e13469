package io.interlock.recon.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import io.interlock.recon.layout.Layout.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The documents, presets among them. */
@Component
public class Layouts {
    private static final JsonMapper STRICT =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final Map<Kind, Map<String, Layout>> presets = new TreeMap<>();

    Layouts(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            presets.put(kind, presets(kind));
        }
    }

    private static Map<String, Layout> presets(Kind kind) {
        String place =
                "classpath*:layouts/%s/*.json".formatted(kind.name().toLowerCase(Locale.ROOT));
        Map<String, Layout> found = new TreeMap<>();
        try {
            for (Resource each : new PathMatchingResourcePatternResolver().getResources(place)) {
                String file = Objects.requireNonNull(each.getFilename());
                String name = file.substring(0, file.length() - ".json".length());
                String body = each.getContentAsString(UTF_8);
                found.put(name, new Layout(name, 0, body, null, null, null));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Reads a document; a problem names the place where it is none. */
    public static <T> T read(String body, Class<T> type) {
        try {
            return STRICT.readValue(body, type);
        } catch (JacksonException e) {
            throw Problem.VALIDATION_FAILED.exception(
                    new FieldError(
                            pointer(e),
                            "invalid-value",
                            "cannot be read: " + e.getOriginalMessage()));
        }
    }

    private static String pointer(JacksonException e) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference each : e.getPath()) {
            pointer.append('/')
                    .append(
                            each.getPropertyName() == null
                                    ? Integer.toString(each.getIndex())
                                    : each.getPropertyName());
        }
        return pointer.toString();
    }

    /** The newest version of each, by name. */
    public List<Layout> newest(Kind kind) {
        Map<String, Layout> found = new TreeMap<>(Objects.requireNonNull(presets.get(kind)));
        jdbc.sql(
                        """
                        select distinct on (name) * from recon_layout where kind = ?
                        order by name, version desc
                        """)
                .param(kind.name())
                .query(Layouts::row)
                .list()
                .forEach(each -> found.put(each.name(), each));
        return List.copyOf(found.values());
    }

    /** All versions, the newest first. */
    public List<Layout> versions(Kind kind, String name) {
        List<Layout> found =
                new ArrayList<>(
                        jdbc.sql("select * from recon_layout where kind = ? and name = ?")
                                .params(kind.name(), name)
                                .query(Layouts::row)
                                .list());
        Layout preset = Objects.requireNonNull(presets.get(kind)).get(name);
        if (preset != null) {
            found.add(preset);
        }
        found.sort(Comparator.comparingInt(Layout::version).reversed());
        return found;
    }

    /** {@code version} null for the newest. */
    public Optional<Layout> find(Kind kind, String name, @Nullable Integer version) {
        return versions(kind, name).stream()
                .filter(each -> version == null || each.version() == version)
                .findFirst();
    }

    /** Stores the next version. The caller has looked at the body. */
    @Transactional
    public Layout add(Kind kind, String name, String body, String by, String reason) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
                .param(kind + "/" + name)
                .query((row, number) -> 0)
                .single();
        int version =
                jdbc.sql(
                                        """
                                        select coalesce(max(version), 0) from recon_layout
                                        where kind = ? and name = ?
                                        """)
                                .params(kind.name(), name)
                                .query(Integer.class)
                                .single()
                        + 1;
        Layout added = new Layout(name, version, body, by, reason, clock.instant());
        jdbc.sql("insert into recon_layout values (?, ?, ?, cast(? as json), ?, ?, ?)")
                .params(
                        kind.name(),
                        name,
                        version,
                        body,
                        by,
                        reason,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        audit.record(
                by,
                "recon-%s.added".formatted(kind.name().toLowerCase(Locale.ROOT)),
                "recon-%s:%s".formatted(kind.name().toLowerCase(Locale.ROOT), name),
                reason,
                null,
                Map.of("version", version));
        return added;
    }

    private static Layout row(ResultSet row, int number) throws SQLException {
        return new Layout(
                row.getString("name"),
                row.getInt("version"),
                row.getString("body"),
                row.getString("by_whom"),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
