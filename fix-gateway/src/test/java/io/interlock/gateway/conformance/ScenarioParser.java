package io.interlock.gateway.conformance;

import io.interlock.gateway.conformance.Scenario.Step;
import io.interlock.gateway.conformance.Scenario.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads scenarios. A file holds comments ({@code #}), texts to repeat ({@code let order
 * 1=L1001|55=EURUSD}, used as {@code $order}), and cases: {@code case S2c,S2d Title} with its steps
 * below it, one a line:
 *
 * <pre>
 * connect                         open a connection (an OMS: wait for the gateway's)
 * logon 108=5                     connect, send Logon and take the answer (an OMS: the other way round)
 * send D 11=$me-1|$order          a message; header, BodyLength and CheckSum are filled in
 * raw 8=FIX.4.4|9=0|              bytes as they stand, with SOH for |
 * expect 3 373=10 within 5s       the next message, with these fields
 * expect-nothing                  nothing came, and the session answers a TestRequest
 * expect-disconnect               the gateway closes, and says nothing before
 * close                           this side closes
 * gateway-logout                  an operator ends the session; gateway-logon lets it come back
 * </pre>
 *
 * A step for another connection has its name in front: {@code second: connect}, {@code client:
 * logon}. Fields given to {@code send} replace those of the header: {@code 34=+2} is two above the
 * number that is due, {@code 52=now-130s}, {@code 9=+1} one above the right length, {@code 49=none}
 * leaves the field out. In {@code expect} {@code *} is any value, {@code none} no such field,
 * {@code ~part} a value that contains the part.
 */
final class ScenarioParser {
    private static final Pattern CASE = Pattern.compile("case (\\S+) (.+)");
    private static final Pattern LET = Pattern.compile("let (\\w+) (.+)");
    private static final Pattern STEP =
            Pattern.compile(
                    "(?:(\\w+): )?([a-z-]+)(?: (.*?))??(?: after (\\d+)s)?(?: within (\\d+)s)?");
    private static final Pattern WORD = Pattern.compile("\\$([a-z]\\w*)");
    private static final Duration USUALLY = Duration.ofSeconds(15);

    private final String role;
    private final String file;
    private final Map<String, String> words = new HashMap<>();
    private final List<Scenario> scenarios = new ArrayList<>();
    private List<String> ids = List.of();
    private String title = "";
    private List<Step> steps = new ArrayList<>();

    private ScenarioParser(String role, String file) {
        this.role = role;
        this.file = file;
    }

    /** Reads a whole file; {@link IllegalArgumentException} names the line that makes no sense. */
    static List<Scenario> parse(String role, String file, String text) {
        ScenarioParser parser = new ScenarioParser(role, file);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                parser.line(i + 1, line);
            }
        }
        parser.endCase();
        return parser.scenarios;
    }

    private void line(int number, String line) {
        Matcher begin = CASE.matcher(line);
        Matcher let = LET.matcher(line);
        if (begin.matches()) {
            endCase();
            ids = List.of(begin.group(1).split(","));
            title = begin.group(2);
        } else if (let.matches()) {
            words.put(let.group(1), let.group(2));
        } else if (ids.isEmpty()) {
            throw new IllegalArgumentException(at(number, line) + " stands before the first case");
        } else {
            steps.add(step(number, line));
        }
    }

    private Step step(int number, String line) {
        Matcher step = STEP.matcher(line);
        if (!step.matches()) {
            throw new IllegalArgumentException(at(number, line) + " is no step");
        }
        Verb verb = verb(number, line, step.group(2));
        String rest = replaced(orEmpty(step.group(3)));
        boolean typed = verb == Verb.SEND || verb == Verb.EXPECT;
        if (typed && rest.isEmpty()) {
            throw new IllegalArgumentException(at(number, line) + " names no message");
        }
        int space = rest.indexOf(' ');
        String type = !typed ? "" : space < 0 ? rest : rest.substring(0, space);
        String fields = !typed ? rest : space < 0 ? "" : rest.substring(space + 1);
        return new Step(
                number,
                orEmpty(step.group(1)),
                verb,
                type,
                fields,
                seconds(step.group(4), Duration.ZERO),
                seconds(step.group(5), USUALLY));
    }

    private Verb verb(int number, String line, String name) {
        try {
            return Verb.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(at(number, line) + " begins with no known verb", e);
        }
    }

    /** Puts in the texts of {@code let}; {@code $me} and numbers stay for the player. */
    private String replaced(String text) {
        return WORD.matcher(text)
                .replaceAll(word ->
                        Matcher.quoteReplacement(words.getOrDefault(word.group(1), word.group())));
    }

    private void endCase() {
        if (!ids.isEmpty()) {
            scenarios.add(new Scenario(role, ids, title, steps));
        }
        steps = new ArrayList<>();
    }

    private String at(int number, String line) {
        return file + ":" + number + ": '" + line + "'";
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    private static Duration seconds(
            @org.jspecify.annotations.Nullable String given, Duration otherwise) {
        return given == null ? otherwise : Duration.ofSeconds(Long.parseLong(given));
    }
}
