package io.interlock.ops.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void aLineIsQuotedWhereItMustBe() {
        assertThat(Csv.line(List.of("a", "b,c", "say \"no\"", "two\nlines", "", " x ")))
                .isEqualTo("a,\"b,c\",\"say \"\"no\"\"\",\"two\nlines\",,\" x \"\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "  =1",
                "|x",
                "\uFF1D1+1"
            })
    void noCellIsAFormula(String text) {
        assertThat(Csv.cell(text)).matches("(?s)\"?'.*");
        assertThat(Csv.line(List.of("x", text))).contains("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1.5", "+7", "1e-5", "-100000"})
    void numbersStayNumbers(String number) {
        assertThat(Csv.cell(number)).isEqualTo(number);
    }
}
