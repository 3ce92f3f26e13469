package io.interlock.ctl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One command.
 *
 * @param words how it is called, for example {@code sessions stop}
 * @param operation the operationId of the API
 * @param path with its variables in braces
 * @param arguments all that it takes; those of the path in the path's order
 * @param columns what a table shows of each item; empty shows all of one thing
 */
record Command(
        String words,
        String summary,
        String operation,
        Method method,
        String path,
        List<Argument> arguments,
        List<Column> columns) {

    /** HTTP's; TAIL follows the stream. */
    enum Method {
        GET,
        POST,
        PUT,
        DELETE,
        TAIL
    }

    /**
     * One argument.
     *
     * @param name as the API names it
     * @param option on the command line, for example {@code --next-in}; null for a place of its own
     * @param fixed a value that is not asked for
     */
    record Argument(
            Place place,
            String name,
            @Nullable String option,
            boolean required,
            String words,
            @Nullable String fixed) {
        /** Whether it is given by its place alone. */
        boolean placed() {
            return option == null && fixed == null;
        }
    }

    /** Where an argument goes. */
    enum Place {
        PATH,
        QUERY,
        BODY,
        /** A number in the body. */
        NUMBER,
        /** The whole body, from a file or standard input. */
        FILE,
        /** The whole body, a file of any size and kind, sent as it is read. */
        STREAM,
        /** If-Match; what is not given is read first. */
        VERSION
    }

    /**
     * One column.
     *
     * @param pointer into an item, for example {@code /state}
     */
    record Column(String title, String pointer) {}

    Command {
        arguments = List.copyOf(arguments);
        columns = List.copyOf(columns);
    }

    static Command get(String words, String summary, String operation, String path) {
        return new Command(words, summary, operation, Method.GET, path, List.of(), List.of());
    }

    static Command post(String words, String summary, String operation, String path) {
        return new Command(words, summary, operation, Method.POST, path, List.of(), List.of());
    }

    static Command put(String words, String summary, String operation, String path) {
        return new Command(words, summary, operation, Method.PUT, path, List.of(), List.of());
    }

    static Command delete(String words, String summary, String operation, String path) {
        return new Command(words, summary, operation, Method.DELETE, path, List.of(), List.of());
    }

    static Command tail(String words, String summary, String event) {
        return new Command(words, summary, "stream", Method.TAIL, event, List.of(), List.of());
    }

    /** A variable of the path. */
    Command of(String name, String description) {
        return with(new Argument(Place.PATH, name, null, true, description, null));
    }

    /** What a list is asked for, with a place of its own. */
    Command about(String name, String description) {
        return with(new Argument(Place.QUERY, name, null, true, description, null));
    }

    Command query(String name, String description) {
        return query(name, "--" + dashed(name), description);
    }

    /** Where the name means something else on a command line, as {@code --version} does. */
    Command query(String name, String option, String description) {
        return with(new Argument(Place.QUERY, name, option, false, description, null));
    }

    Command fixed(String name, String value) {
        return with(new Argument(Place.QUERY, name, null, true, "", value));
    }

    Command body(String name, String description) {
        return with(new Argument(Place.BODY, name, "--" + dashed(name), true, description, null));
    }

    Command optional(String name, String description) {
        return with(new Argument(Place.BODY, name, "--" + dashed(name), false, description, null));
    }

    Command number(String name, String description) {
        return number(name, "--" + dashed(name), description);
    }

    /** Where the name means something else on a command line, as {@code --version} does. */
    Command number(String name, String option, String description) {
        return with(new Argument(Place.NUMBER, name, option, true, description, null));
    }

    Command because() {
        return body("reason", "why; it is kept with the change");
    }

    Command file() {
        return with(
                new Argument(
                        Place.FILE,
                        "file",
                        "--file",
                        true,
                        "the JSON document, - for input",
                        null));
    }

    Command stream() {
        return with(new Argument(Place.STREAM, "path", null, true, "the file, of any size", null));
    }

    Command version() {
        return with(
                new Argument(
                        Place.VERSION,
                        "If-Match",
                        "--if-match",
                        false,
                        "the version that is changed; without it the newest",
                        null));
    }

    /** Pages of a list. */
    Command paged() {
        return query("limit", "how many items, at most 500").query("cursor", "the next page");
    }

    Command show(String... titlesAndPointers) {
        List<Column> shown = new ArrayList<>(columns);
        for (int i = 0; i < titlesAndPointers.length; i += 2) {
            shown.add(new Column(titlesAndPointers[i], titlesAndPointers[i + 1]));
        }
        return new Command(words, summary, operation, method, path, arguments, shown);
    }

    private Command with(Argument argument) {
        List<Argument> more = new ArrayList<>(arguments);
        more.add(argument);
        return new Command(words, summary, operation, method, path, more, columns);
    }

    /** {@code clientSession} is {@code client-session} on a command line. */
    private static String dashed(String name) {
        StringBuilder dashed = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (Character.isUpperCase(c)) {
                dashed.append('-');
            }
            dashed.append(Character.toLowerCase(c));
        }
        return dashed.toString();
    }
}
