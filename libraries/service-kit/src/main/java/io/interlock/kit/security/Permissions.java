package io.interlock.kit.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which role may do what: named verbs such as {@code symbol:kill}. Unknown roles may nothing. */
public final class Permissions {
    private final Map<String, Set<String>> byRole;

    private Permissions(Map<String, Set<String>> byRole) {
        this.byRole = byRole;
    }

    /** The table of {@code permissions.csv}. */
    public static Permissions load() {
        try (InputStream csv = Permissions.class.getResourceAsStream("/permissions.csv")) {
            if (csv == null) {
                throw new IllegalStateException("permissions.csv is missing");
            }
            return parse(new String(csv.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A first line {@code permission,role...}, then a line per permission with an x per role. */
    static Permissions parse(String csv) {
        List<String[]> lines = csv.lines().map(line -> line.split(",", -1)).toList();
        String[] roles = lines.getFirst();
        Map<String, Set<String>> byRole = new TreeMap<>();
        for (String[] line : lines.subList(1, lines.size())) {
            if (line.length != roles.length) {
                throw new IllegalArgumentException("permissions.csv: " + Arrays.toString(line));
            }
            for (int i = 1; i < line.length; i++) {
                if (line[i].equals("x")) {
                    byRole.computeIfAbsent(roles[i], role -> new TreeSet<>()).add(line[0]);
                } else if (!line[i].isEmpty()) {
                    throw new IllegalArgumentException("permissions.csv: '" + line[i] + "'");
                }
            }
        }
        return new Permissions(byRole);
    }

    /** What {@code roles} may do together, sorted. */
    public Set<String> of(Collection<String> roles) {
        Set<String> permissions = new TreeSet<>();
        roles.forEach(role -> permissions.addAll(byRole.getOrDefault(role, Set.of())));
        return permissions;
    }

    /** All roles that have a permission. */
    public Set<String> roles() {
        return Collections.unmodifiableSet(byRole.keySet());
    }

    /** The roles that have {@code permission}. */
    public Set<String> rolesWith(String permission) {
        Set<String> roles = new TreeSet<>();
        byRole.forEach((role, permissions) -> {
            if (permissions.contains(permission)) {
                roles.add(role);
            }
        });
        return roles;
    }
}
