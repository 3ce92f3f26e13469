package io.interlock.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each default rule has a test on the whole platform that raises it and sees it close. */
class RulesOnThePlatformTest {
    private static final Path TESTS =
            Path.of("../tests/system-tests/src/test/java/io/interlock/systemtests");
    private static final Path WORDS = Path.of("../docs/alerts.md");
    private static final List<String> RULES =
            Rules.DEFAULTS.stream().map(Rule::id).sorted().toList();

    @Test
    void eachIsRaised() throws IOException {
        assertThat(named("raised")).containsExactlyElementsOf(RULES);
    }

    @Test
    void eachIsSeenToClose() throws IOException {
        assertThat(named("closed")).containsExactlyElementsOf(RULES);
    }

    @Test
    void theDocumentNamesTheTestOfEach() throws IOException {
        String words = Files.readString(WORDS);
        try (Stream<Path> tests = tests()) {
            for (Path test : tests.toList()) {
                String name = test.getFileName().toString().replace(".java", "");
                String row = row(words, name);
                for (String rule : named("closed", Files.readString(test))) {
                    assertThat(row).as(name).contains(rule);
                }
            }
        }
    }

    private static String row(String words, String test) {
        return words.lines()
                .filter(line -> line.startsWith("| `" + test + "`"))
                .findFirst()
                .orElse("no row for " + test);
    }

    private static TreeSet<String> named(String call) throws IOException {
        TreeSet<String> rules = new TreeSet<>();
        try (Stream<Path> tests = tests()) {
            for (Path test : tests.toList()) {
                rules.addAll(named(call, Files.readString(test)));
            }
        }
        return rules;
    }

    private static TreeSet<String> named(String call, String source) {
        Matcher calls = Pattern.compile("\\b" + call + "\\(\\s*\"(\\w+)\"").matcher(source);
        TreeSet<String> rules = new TreeSet<>();
        while (calls.find()) {
            rules.add(calls.group(1));
        }
        return rules;
    }

    private static Stream<Path> tests() throws IOException {
        return Files.list(TESTS)
                .filter(file -> file.getFileName().toString().endsWith("AlertsSystemTest.java"));
    }
}
