package io.interlock.kit.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.EventCodec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What differs between two bodies, place by place. */
public final class Diff {
    private Diff() {}

    /**
     * One difference.
     *
     * @param pointer JSON pointer
     * @param before null where it was not there, or was null
     * @param after likewise
     * @param words for example {@code maxQty: 10 -> 5}
     */
    public record Difference(
            String pointer, @Nullable Object before, @Nullable Object after, String words) {}

    public static List<Difference> between(Version before, Version after) {
        return between(before.body(), after.body());
    }

    static List<Difference> between(String before, String after) {
        List<Difference> found = new ArrayList<>();
        compare(List.of(), tree(before), tree(after), found);
        return found;
    }

    static Object tree(String json) {
        return EventCodec.decode(json.getBytes(UTF_8), Object.class);
    }

    private static void compare(
            List<String> path,
            @Nullable Object before,
            @Nullable Object after,
            List<Difference> found) {
        if (before instanceof Map<?, ?> was && after instanceof Map<?, ?> is) {
            Set<Object> names = new LinkedHashSet<>(was.keySet());
            names.addAll(is.keySet());
            names.forEach(name ->
                    compare(deeper(path, name.toString()), was.get(name), is.get(name), found));
        } else if (before instanceof List<?> was
                && after instanceof List<?> is
                && (hasParts(was) || hasParts(is))) {
            for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
                compare(deeper(path, Integer.toString(i)), at(was, i), at(is, i), found);
            }
        } else if (before == null ? after != null : !before.equals(after)) {
            found.add(new Difference(pointer(path), before, after, words(path, before, after)));
        }
    }

    private static List<String> deeper(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    /** Lists of plain values are compared as a whole: that is how people read them. */
    private static boolean hasParts(List<?> list) {
        return list.stream().anyMatch(each -> each instanceof Map || each instanceof List);
    }

    private static @Nullable Object at(List<?> list, int index) {
        return index < list.size() ? list.get(index) : null;
    }

    private static String pointer(List<String> path) {
        return path.stream()
                .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    private static String words(
            List<String> path, @Nullable Object before, @Nullable Object after) {
        return "%s: %s -> %s".formatted(name(path), said(before), said(after));
    }

    /** The last name, with the list that it is in: {@code windows[0].open}. */
    private static String name(List<String> path) {
        int from = path.size() - 1;
        while (from > 0 && (isIndex(path.get(from)) || isIndex(path.get(from - 1)))) {
            from--;
        }
        StringBuilder name = new StringBuilder();
        for (String each : path.subList(Math.max(from, 0), path.size())) {
            if (isIndex(each)) {
                name.append('[').append(each).append(']');
            } else {
                name.append(name.isEmpty() ? "" : ".").append(each);
            }
        }
        return name.toString();
    }

    private static boolean isIndex(String name) {
        return name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String said(@Nullable Object value) {
        return switch (value) {
            case null -> "none";
            case List<?> list ->
                    list.stream().map(Diff::said).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(each -> each.getKey() + ": " + said(each.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            default -> value.toString();
        };
    }
}
