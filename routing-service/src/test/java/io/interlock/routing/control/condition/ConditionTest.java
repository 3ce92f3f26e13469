package io.interlock.routing.control.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.SymbolState;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final String FULL = "1=L1|54=1|40=4|59=3|38=20|44=2650.5|99=2640.25|";
    private static final SymbolState GOLD =
            new SymbolState(
                    Environment.LIVE,
                    new Symbol("XAUUSD"),
                    "Gold",
                    "METALS",
                    "metals",
                    "USD",
                    new BigDecimal("100"),
                    2,
                    new BigDecimal("0.01"),
                    Quantity.of(1),
                    Quantity.of(1_000),
                    Quantity.of(1),
                    List.of(OrdType.MARKET),
                    List.of(),
                    Map.of(),
                    1,
                    Instant.EPOCH);

    private static OrderCommand order(String body) {
        return OrderMessages.command(
                FixMessage.of(
                        ("52=20261130-10:00:00|11=A|55=XAUUSD|" + body)
                                .replace('|', FixMessage.SOH)),
                Kind.NEW,
                new CommandId("TRADER1", 1, 9),
                new OrderMessages.Sender(
                        "TRADER1",
                        Environment.LIVE,
                        Gate.ENFORCE,
                        "FIX.4.4",
                        Duration.ofSeconds(5)),
                null,
                null,
                NOW);
    }

    private static String answer(String condition, String body) {
        return switch (Conditions.compile(condition)) {
            case Condition fine ->
                    switch (fine.of(order(body), GOLD)) {
                        case Condition.Answer.Known(boolean holds) -> String.valueOf(holds);
                        case Condition.Answer.Failed(String why) -> why;
                    };
            case Compilation.Refused(List<Flaw> flaws) -> flaws.toString();
        };
    }

    private static List<Flaw> flaws(String condition) {
        return switch (Conditions.compile(condition)) {
            case Condition fine -> List.of();
            case Compilation.Refused(List<Flaw> flaws) -> flaws;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "symbol == 'XAUUSD'; symbol == 'XAGUSD'",
                "bucket == 'metals'; bucket != 'metals'",
                "assetClass == 'METALS'; assetClass == 'FX'",
                "account == 'L1'; account == 'L2'",
                "account.startsWith('L'); account.startsWith('D')",
                "clientSession == 'TRADER1'; clientSession == 'TRADER2'",
                "side == 'BUY'; side == 'SELL'",
                "ordType == 'STOP_LIMIT'; ordType in ['MARKET', 'LIMIT']",
                "timeInForce == 'IOC'; timeInForce == 'DAY'",
                "orderQty >= 20; orderQty > 20",
                "orderQty == 20.0; orderQty != 20.0",
                "price > 2650.4; price > 2650.5",
                "stopPx < price; stopPx > price",
                "price - stopPx > 10.0; price - stopPx > 10.25",
                "notional == 53010.0; notional < 53010.0",
                "kind == 'NEW'; kind == 'REPLACE'"
            })
    void eachVariableIsRead(String yes, String no) {
        assertThat(answer(yes, FULL)).isEqualTo("true");
        assertThat(answer(no, FULL)).isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "orderQty", "price", "stopPx", "notional"})
    void whatTheOrderDoesNotSayIsNull(String word) {
        assertThat(answer(word + " == null", "54=1|40=1|")).isEqualTo("true");
        assertThat(answer(word + " != null", "54=1|40=1|")).isEqualTo("false");
        assertThat(answer(word + " == null", FULL)).isEqualTo("false");
    }

    @Test
    void whatStandsBehindANullIsNotAsked() {
        assertThat(answer("price != null && price > 3.0", "54=1|40=1|38=1|")).isEqualTo("false");
        assertThat(answer("price == null || price > 3.0", "54=1|40=1|38=1|")).isEqualTo("true");
        assertThat(answer("ordType == 'LIMIT' ? price > 3.0 : true", "54=1|40=1|38=1|"))
                .isEqualTo("true");
    }

    @Test
    void aNullThatIsComparedFails() {
        assertThat(answer("price > 3.0", "54=1|40=1|38=1|"))
                .isEqualTo("a value that it compares is absent");
        assertThat(answer("account.startsWith('L')", "54=1|40=1|38=1|"))
                .isEqualTo("a value that it compares is absent");
    }

    @Test
    void whatCannotBeCountedFails() {
        assertThat(answer("int(orderQty) % (int(orderQty) - 20) == 0", FULL))
                .isEqualTo("it divides by zero");
        assertThat(answer("int(symbol) == 1", FULL)).isEqualTo("bad format");
    }

    @Test
    void aWrongTypeIsRefusedAtItsPlace() {
        assertThat(flaws("symbol > 3"))
                .singleElement()
                .satisfies(flaw -> {
                    assertThat(flaw.line()).isOne();
                    assertThat(flaw.column()).isEqualTo(8);
                    assertThat(flaw.text()).contains("'_>_'").contains("(string, int)");
                });
        assertThat(flaws("side == 'BUY'\n  && orderQty + 'x' == 3"))
                .singleElement()
                .satisfies(flaw -> {
                    assertThat(flaw.line()).isEqualTo(2);
                    assertThat(flaw.column()).isEqualTo(15);
                });
    }

    @Test
    void aConditionSaysYesOrNo() {
        assertThat(flaws("orderQty"))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.text()).contains("expected type 'bool'"));
    }

    @Test
    void anUnknownNameIsRefusedAndTheKnownOnesAreNamed() {
        assertThat(flaws("side == 'BUY' && quantity > 3"))
                .containsExactly(
                        new Flaw(
                                1,
                                18,
                                "'quantity' is not known; known are symbol, bucket, assetClass,"
                                        + " account, clientSession, side, ordType, timeInForce,"
                                        + " orderQty, price, stopPx, notional, kind and the"
                                        + " functions startsWith, endsWith, contains, size,"
                                        + " double, int, string"));
    }

    @Test
    void aValueThatAVariableNeverHasIsRefused() {
        assertThat(flaws("side == 'Buy' || 'XX' != ordType"))
                .containsExactly(
                        new Flaw(1, 9, "side is one of BUY, SELL, SELL_SHORT, OTHER, never 'Buy'"),
                        new Flaw(
                                1,
                                18,
                                "ordType is one of MARKET, LIMIT, STOP, STOP_LIMIT, OTHER, never"
                                        + " 'XX'"));
        assertThat(flaws("timeInForce in ['DAY', 'GFD']"))
                .extracting(Flaw::column)
                .containsExactly(24);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "symbol.matches('X.*'); 15; 'matches' may not be used",
                "dyn(symbol) == 1; 4; 'dyn' may not be used",
                "timestamp('2026-01-01T00:00:00Z') == timestamp('2026-01-01T00:00:00Z'); 10;"
                        + " 'timestamp' may not be used",
                "{'a': 1}.size() == 1; 1; fields, maps and messages may not be used",
                "['a'].exists(x, x == symbol); 13; 'exists' is not known"
            })
    void whatIsNotBoundedOrNotAboutOrdersIsRefused(String condition, int column, String text) {
        assertThat(flaws(condition))
                .first()
                .satisfies(flaw -> {
                    assertThat(flaw.text()).contains(text.strip());
                    assertThat(flaw.column()).isEqualTo(column);
                });
    }

    @Test
    void aTextThatIsNoConditionIsRefusedAtItsPlace() {
        assertThat(flaws("side == 'BUY' &&"))
                .first()
                .satisfies(flaw -> assertThat(flaw.column()).isEqualTo(17));
        assertThat(flaws("side = 'BUY'"))
                .first()
                .satisfies(flaw -> assertThat(flaw.column()).isEqualTo(6));
    }

    @Test
    void aConditionMayBeLongButNotTooLong() {
        String most = "symbol == '" + "X".repeat(988) + "'";
        assertThat(most).hasSize(1_000);
        assertThat(flaws(most)).isEmpty();
        assertThat(flaws(most + " "))
                .containsExactly(
                        new Flaw(
                                1,
                                1,
                                "a condition has at most 1000 characters, but this has 1001"));
    }

    @Test
    void aConditionMayBeDeepButNotTooDeep() {
        assertThat(flaws("(".repeat(10) + "true" + ")".repeat(10))).isEmpty();
        assertThat(flaws("(".repeat(60) + "true" + ")".repeat(60)))
                .first()
                .satisfies(flaw -> assertThat(flaw.text()).contains("recursion"));
        assertThat(flaws("symbol == 'A'" + " || symbol == 'B'".repeat(50))).isEmpty();
        assertThat(flaws("1 + 1" + " + 1".repeat(20) + " > 3")).isEmpty();
    }

    @Test
    void whateverIsWrittenCompilesOrHasAFlawInItsText() {
        List<String> parts =
                List.of(
                        "side",
                        "price",
                        "'BUY'",
                        "==",
                        "&&",
                        "(",
                        ")",
                        "[",
                        "]",
                        "!",
                        "null",
                        "\n",
                        "\"",
                        "'",
                        "\\",
                        "1",
                        "1e999",
                        "?",
                        ":",
                        ".",
                        "{",
                        "}",
                        "-",
                        "\u00e9",
                        "\ud83d",
                        "\ud83d\ude00",
                        "has(",
                        "99999999999999999999",
                        "in",
                        " ");
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(1, 9); n > 0; n--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            assertThat(flaws(text.toString()))
                    .as(text.toString())
                    .allSatisfy(flaw -> assertThat(flaw.line()).isBetween(1, 9));
        }
    }

    @Test
    void theDocumentationNamesEveryVariable() throws IOException {
        String page = Files.readString(Path.of("../docs/policy-conditions.md"));
        assertThat(Arrays.stream(Variable.values()).map(v -> "| `" + v.word() + "` |"))
                .allSatisfy(row -> assertThat(page).contains(row));
        assertThat(Bounds.FUNCTIONS)
                .allSatisfy(function -> assertThat(page).contains("`" + function + "`"));
    }
}
