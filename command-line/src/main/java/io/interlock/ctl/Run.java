package io.interlock.ctl;

import io.interlock.ctl.Command.Argument;
import io.interlock.ctl.Command.Place;
import io.interlock.ctl.Printer.Format;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One command, as it was typed in. */
final class Run {
    private static final String CLEAR = "\u001b[H\u001b[2J";

    private final Command command;
    private final ParseResult typed;
    private final PrintWriter out;
    private final PrintWriter err;

    Run(Command command, ParseResult typed, PrintWriter out, PrintWriter err) {
        this.command = command;
        this.typed = typed;
        this.out = out;
        this.err = err;
    }

    int run(Map<String, String> environment) {
        try {
            Settings settings =
                    Settings.of(
                            text("--address"),
                            text("--token"),
                            typed.matchedOptionValue("--config", (Path) null),
                            environment);
            Api api = new Api(settings);
            Api.Wish wish = wish();
            return command.method() == Command.Method.TAIL ? tail(api) : call(api, wish);
        } catch (ConnectException | HttpTimeoutException e) {
            return fail(Exit.UNREACHABLE, "no answer: " + e);
        } catch (FileSystemException e) {
            return fail(Exit.USAGE, "no such file: " + e.getMessage());
        } catch (IOException e) {
            return fail(Exit.UNREACHABLE, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return fail(Exit.USAGE, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exit.FAILED.code();
        }
    }

    private @Nullable String text(String option) {
        return typed.matchedOptionValue(option, (String) null);
    }

    private Api.Wish wish() throws IOException {
        Map<String, String> values = new HashMap<>();
        String document = null;
        int place = 0;
        for (Argument argument : command.arguments()) {
            if (argument.placed()) {
                values.put(argument.name(), typed.matchedPositionalValue(place++, ""));
                continue;
            }
            String value = argument.option() == null ? null : text(argument.option());
            if (value != null && argument.place() == Place.FILE) {
                document = read(value);
            } else if (value != null) {
                values.put(argument.name(), value);
            }
        }
        return new Api.Wish(values, document);
    }

    /** What is no JSON is not sent. */
    private static String read(String file) throws IOException {
        String text =
                file.equals("-")
                        ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                        : Files.readString(Path.of(file));
        try {
            Api.JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + " is no JSON: " + e.getOriginalMessage(), e);
        }
        return text;
    }

    private Format format() {
        return typed.matchedOptionValue("--output", Format.table);
    }

    private int call(Api api, Api.Wish wish) throws IOException, InterruptedException {
        Long pause = typed.matchedOptionValue("--watch", (Long) null);
        long times = pause == null ? 1 : typed.matchedOptionValue("--times", (Long) Long.MAX_VALUE);
        Printer printer = new Printer(format(), out);
        int code = Exit.OK.code();
        for (long i = 0; i < times; i++) {
            if (i > 0 && pause != null) {
                TimeUnit.SECONDS.sleep(pause);
            }
            Api.Answer answer = api.call(command, wish);
            if (pause != null && format() == Format.table) {
                out.print(CLEAR);
            }
            code = show(printer, answer);
        }
        return code;
    }

    private int show(Printer printer, Api.Answer answer) {
        Exit exit = Exit.of(answer.status());
        if (exit == Exit.OK) {
            printer.print(command, answer);
            return exit.code();
        }
        return fail(exit, problem(answer));
    }

    private static String problem(Api.Answer answer) {
        if (!answer.isJson()) {
            return "HTTP " + answer.status();
        }
        JsonNode problem = Api.JSON.readTree(answer.body());
        return problem.path("code").asString("HTTP " + answer.status())
                + ": "
                + problem.path("detail").asString(problem.path("title").asString(""));
    }

    private int tail(Api api) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> answer = api.follow();
        Exit exit = Exit.of(answer.statusCode());
        if (exit != Exit.OK) {
            return fail(exit, "HTTP " + answer.statusCode());
        }
        Printer printer = new Printer(format(), out);
        boolean[] first = {true};
        try (Stream<String> lines = answer.body()) {
            Tail.read(
                    lines,
                    command.path(),
                    typed.matchedOptionValue("--times", (Long) Long.MAX_VALUE),
                    item -> {
                        printer.printOne(command, item, first[0]);
                        first[0] = false;
                    });
        }
        return Exit.OK.code();
    }

    private int fail(Exit exit, String words) {
        err.println(words);
        err.flush();
        return exit.code();
    }
}
