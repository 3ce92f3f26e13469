package io.interlock.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.ctl.FakeApi.Asked;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class InterlockCtlTest {
    private static final String ORDERS =
            """
            {"items":[{"receivedAt":"2026-11-29T10:00:00.000Z","id":"TRADER1:1:7","symbol":"EURUSD",\
            "status":"FILLED","text":"=1+1, \\"quoted\\""},\
            {"receivedAt":"2026-11-29T09:00:00.000Z","id":"TRADER1:1:6","symbol":"XAUUSD",\
            "orderQty":"-5","status":"NEW"}],"next":"abc"}\
            """;

    @TempDir private Path directory;
    private final Map<String, String> environment = new TreeMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private FakeApi api;

    @SuppressWarnings("NullAway.Init")
    InterlockCtlTest() {}

    @BeforeEach
    void start() throws IOException {
        api = new FakeApi();
        environment.put("INTERLOCK_ADDRESS", api.address());
        environment.put("INTERLOCK_TOKEN", "t0ken");
        environment.put("HOME", directory.toString());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine line = CommandLines.of(environment);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }

    private Asked only() {
        assertThat(api.asked()).hasSize(1);
        return api.asked().getFirst();
    }

    @Test
    void aListIsATable() {
        api.answers(ORDERS);
        assertThat(run("orders", "search", "--q", "C 1/é", "--client-session", "TRADER1")).isZero();
        assertThat(only())
                .isEqualTo(
                        new Asked(
                                "GET",
                                "/api/v1/orders?q=C%201%2F%C3%A9&clientSession=TRADER1",
                                "",
                                "Bearer t0ken",
                                null,
                                null));
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.getFirst()).matches("RECEIVED +ID +CLIENT .*");
        assertThat(lines.get(1)).contains("TRADER1:1:7").contains("EURUSD").contains("FILLED");
        assertThat(lines.getLast()).isEqualTo("more: --cursor abc");
    }

    @Test
    void csvIsSafeForSpreadsheets() {
        api.answers(ORDERS);
        run("orders", "search", "-o", "csv");
        assertThat(out.toString().lines())
                .containsExactly(
                        "receivedAt,id,clientSession,account,symbol,side,orderQty,cumQty,status,oms,text",
                        "2026-11-29T10:00:00.000Z,TRADER1:1:7,,,EURUSD,,,,FILLED,,\"'=1+1, \"\"quoted\"\"\"",
                        "2026-11-29T09:00:00.000Z,TRADER1:1:6,,,XAUUSD,,-5,,NEW,,");
    }

    @Test
    void jsonIsAllOfIt() {
        api.answers(ORDERS);
        run("orders", "search", "-o", "json");
        assertThat(Api.JSON.readTree(out.toString())).isEqualTo(Api.JSON.readTree(ORDERS));
    }

    @Test
    void anActNamesItsReasonAndHappensOnce() {
        api.answers("{\"state\":\"STOPPED\"}");
        assertThat(run("sessions", "stop", "OMSA/P", "-r", "drill")).isZero();
        Asked asked = only();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.path()).isEqualTo("/api/v1/fix-sessions/OMSA%2FP/stops");
        assertThat(asked.body()).isEqualTo("{\"reason\":\"drill\"}");
        assertThat(asked.idempotencyKey()).isNotNull();
        assertThat(out.toString()).isEqualTo("state: STOPPED" + System.lineSeparator());
    }

    @Test
    void numbersAreNumbersAndTheNameIsTypedAgain() {
        run(
                "sessions",
                "sequence",
                "OMSA-P",
                "--next-in",
                "4",
                "--next-out",
                "5",
                "--confirmation",
                "OMSA-P",
                "--reason",
                "agreed");
        assertThat(only().method()).isEqualTo("PUT");
        assertThat(only().body())
                .isEqualTo(
                        "{\"nextIn\":4,\"nextOut\":5,\"confirmation\":\"OMSA-P\",\"reason\":\"agreed\"}");
    }

    @Test
    void aChangeIsOfTheVersionThatIsThere() throws IOException {
        Path file = directory.resolve("session.json");
        Files.writeString(file, "{\"enabled\":false}");
        assertThat(run("sessions", "change", "OMSA-P", "-f", file.toString())).isZero();
        assertThat(api.asked().getFirst().path())
                .isEqualTo("/api/v1/fix-sessions/OMSA-P/definition");
        Asked change = api.asked().getLast();
        assertThat(change.ifMatch()).isEqualTo("\"7\"");
        assertThat(change.body()).isEqualTo("{\"enabled\":false}");
        run("sessions", "change", "OMSA-P", "-f", file.toString(), "--if-match", "3");
        assertThat(api.asked().getLast().ifMatch()).isEqualTo("\"3\"");
        assertThat(api.asked()).hasSize(3);

        Files.writeString(file, "{enabled");
        assertThat(run("sessions", "change", "OMSA-P", "-f", file.toString()))
                .isEqualTo(Exit.USAGE.code());
        assertThat(err.toString()).contains("is no JSON");
    }

    @ParameterizedTest
    @CsvSource({
        "401, 4", "403, 5", "404, 6", "409, 7", "412, 7", "428, 7", "400, 8", "422, 8", "429, 9",
        "500, 10", "503, 10"
    })
    void theExitCodeSaysWhatWentWrong(int status, int code) {
        api.answers(
                status, "application/problem+json", "{\"code\":\"the-code\",\"detail\":\"why\"}");
        assertThat(run("release", "K1", "-r", "x")).isEqualTo(code);
        assertThat(err.toString()).isEqualTo("the-code: why" + System.lineSeparator());
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whoDoesNotAnswerIsUnreachableAndWhoMistypesIsTold() {
        environment.put("INTERLOCK_ADDRESS", "http://127.0.0.1:1");
        assertThat(run("status")).isEqualTo(Exit.UNREACHABLE.code());
        assertThat(run("sessions", "stop", "OMSA-P")).isEqualTo(Exit.USAGE.code());
        assertThat(err.toString()).contains("--reason");
        assertThat(run("sessions")).isEqualTo(Exit.USAGE.code());
        assertThat(run("orders", "serach")).isEqualTo(Exit.USAGE.code());
    }

    @Test
    void anOptionWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
        Path file = directory.resolve(".config/interlock/ctl.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "address=" + api.address() + "\ntoken=from-file\n");
        environment.remove("INTERLOCK_ADDRESS");
        environment.remove("INTERLOCK_TOKEN");
        run("me");
        environment.put("INTERLOCK_TOKEN", "from-environment");
        run("me");
        run("me", "--token", "from-option");
        assertThat(api.asked().stream().map(Asked::token))
                .containsExactly(
                        "Bearer from-file", "Bearer from-environment", "Bearer from-option");
        assertThat(run("me", "--config", directory.resolve("none").toString()))
                .isEqualTo(Exit.USAGE.code());
    }

    @Test
    void watchingAsksAgain() {
        api.answers("{\"items\":[]}");
        assertThat(run("sessions", "list", "--watch", "0", "--times", "3")).isZero();
        assertThat(api.asked()).hasSize(3);
    }

    @Test
    void aTailShowsItsEventsOnly() {
        api.answers(
                200,
                "text/event-stream",
                """
                event:ping
                data:{}

                id:1-1
                event:order
                data:{"id":"A:1:1","status":"NEW","text":"a\\u001b[31mb"}

                event:status
                data:{"environment":"local"}

                event:order
                data:{"id":"A:1:2","status":"FILLED"}

                """);
        assertThat(run("orders", "tail", "-o", "csv")).isZero();
        assertThat(only().path()).isEqualTo("/api/v1/stream");
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).contains("A:1:1").doesNotContain("\u001b");
        assertThat(lines.get(2)).contains("A:1:2");
        run("orders", "tail", "--times", "1");
        assertThat(out.toString().lines()).hasSize(1);
    }

    @Test
    void completionKnowsEveryCommand() {
        assertThat(run("completion")).isZero();
        List<String> missing = new ArrayList<>();
        for (Command command : Commands.ALL) {
            String last = command.words().substring(command.words().lastIndexOf(' ') + 1);
            if (!out.toString().contains(last)) {
                missing.add(command.words());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(out.toString()).contains("--next-in");
    }

    @Test
    void helpTellsTheExitCodes() {
        assertThat(run("sessions", "stop", "--help")).isZero();
        assertThat(out.toString())
                .contains("Take a session down until it is started.")
                .contains("--reason")
                .contains("the state does not allow it");
    }

    @Test
    void anExplanationIsText() {
        api.answers(
                """
                {"items":[{"order":"TRADER1:1:7","clOrdId":"C7","clientSession":"TRADER1","kind":"NEW",\
                "decidedAt":"2026-11-29T10:00:00Z","conclusion":"Rejected by rule market-limits, by\
                 policy gold: too much","profile":"NEWS","steps":[{"rule":"market-limits",\
                "question":"Are side, type, size and value allowed?","inputs":[{"name":"OrderQty(38)",\
                "value":"11"}],"outcome":"REJECT","answer":"Refused: too much","policies":["gold"]}],\
                "documents":[{"name":"symbol LIVE:XAUUSD","value":"v5"}],"policies":[{"id":"gold",\
                "version":3,"by":"dan","reason":"news at 14:30","since":"2026-11-29T09:00:00Z",\
                "approvedBy":"risk1"}]}]}\
                """);
        assertThat(run("explain", "C7")).isZero();
        assertThat(only().path()).isEqualTo("/api/v1/explanations?clOrdId=C7");
        assertThat(out.toString().lines())
                .containsExactly(
                        "NEW C7 of TRADER1, order TRADER1:1:7, decided at 2026-11-29T10:00:00Z",
                        "Rejected by rule market-limits, by policy gold: too much",
                        "Profile: NEWS",
                        "  1. market-limits: Are side, type, size and value allowed? Refused: too"
                                + " much",
                        "       OrderQty(38): 11",
                        "Policy gold v3, in force since 2026-11-29T09:00:00Z by dan: news at 14:30;"
                                + " approved by risk1",
                        "By symbol LIVE:XAUUSD v5",
                        "");
    }
}
