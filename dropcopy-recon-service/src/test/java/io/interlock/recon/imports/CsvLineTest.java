package io.interlock.recon.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Account;
import io.interlock.domain.ExecType;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.recon.layout.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvLineTest {
    private static CsvMapping.Column column(String name, int tag) {
        return new CsvMapping.Column(name, tag, null, null, null, null);
    }

    static CsvMapping broker() {
        return new CsvMapping(
                ";",
                "UTF-8",
                1,
                null,
                ",",
                ".",
                List.of(
                        column("Geschäft", 17),
                        column("Konto", 1),
                        column("Symbol", 55),
                        new CsvMapping.Column(
                                "K/V", 54, null, null, Map.of("Kauf", "1", "Verkauf", "2"), null),
                        new CsvMapping.Column("Lots", 32, null, null, null, "100000"),
                        column("Kurs", 31),
                        new CsvMapping.Column(
                                "Tag", 60, "dd.MM.yyyy HH:mm:ss", "Europe/Berlin", null, null),
                        column("Zeit", 60)),
                Map.of("15", "USD"),
                List.of("Summe"));
    }

    private static final String TITLES =
            "ACME end of day\nGeschäft;Konto;Symbol;K/V;Lots;Kurs;Tag;Zeit;Bemerkung\n";

    @Test
    void aRowIsTheReportThatItStandsFor() {
        Read read =
                Read.csv(
                        broker(),
                        "\uFEFF"
                                + TITLES
                                + "G-1;\"L;1001\";EURUSD;Verkauf;1,5;1.001,0812;30.11.2026;10:15:00;\n"
                                + "Summe;;;;1,5;;;;\n");
        assertThat(read.errors()).isEmpty();
        assertThat(read.facts()).hasSize(1);
        var report = read.facts().getFirst().report();
        assertThat(report.execType()).isEqualTo(ExecType.TRADE);
        assertThat(report.account()).isEqualTo(new Account("L;1001"));
        assertThat(report.side()).isEqualTo(Side.SELL);
        assertThat(report.lastQty()).isEqualTo(Quantity.of("150000"));
        assertThat(report.lastPx()).isEqualTo(Price.of("1001.0812"));
        assertThat(report.transactTime()).isEqualTo(Instant.parse("2026-11-30T09:15:00Z"));
        assertThat(read.facts().getFirst().raw()).contains("\u000115=USD\u0001");
    }

    @Test
    void eachBadRowNamesColumnValueAndWhy() {
        String good = "G-1;L1;EURUSD;Kauf;1;1,08;30.11.2026;10:15:00;\n";
        Map<String, String> bad =
                Map.of(
                        good.replace("Kauf", "kauf"),
                                "K/V Side(54) 'kauf' is none of [Kauf, Verkauf]",
                        good.replace(";1,08;", ";1.08,1.2;"),
                                "Kurs LastPx(31) '1.08,1.2' is no number",
                        good.replace(";1;", ";one;"), "Lots LastQty(32) 'one' is no number",
                        good.replace(";1;", ";;"), "LastQty(32) '' is missing",
                        good.replace(";1;", ";-1;"), "LastQty(32) '-100000' is no number from 0",
                        good.replace("30.11.", "31.11."),
                                "Tag TransactTime(60) '31.11.2026 10:15:00' is no time like dd.MM.yyyy HH:mm:ss",
                        good.replace("L1;", ""), "cells '8' is not the 9 of the first line",
                        good.replace("L1", "\"L1"), "line '");
        bad.forEach((row, error) -> {
            Read read = Read.csv(broker(), TITLES + row + good);
            assertThat(read.facts()).as(row).hasSize(1);
            assertThat(read.errors()).as(row).hasSize(1);
            assertThat(read.errors().getFirst().toString()).startsWith("line 3: " + error);
        });
    }

    @Test
    void aFileWithoutTheColumnsIsUnusable() {
        Read read = Read.csv(broker(), TITLES.replace("Kurs", "Preis") + "a;b\n");
        assertThat(read.unusable()).isNotNull();
        assertThat(read.errors().getFirst().toString())
                .startsWith("line 2: Kurs 'Geschäft Konto Symbol K/V Lots Preis");
    }

    @Test
    void whatIsWrongWithAMappingIsNamed() {
        assertThat(CsvMappingCheck.of(broker())).isEmpty();
        CsvMapping wrong =
                new CsvMapping(
                        ";;",
                        "UTF-16",
                        -1,
                        false,
                        ",",
                        ",",
                        List.of(
                                column("Kurs", 31),
                                column("2", 9999),
                                new CsvMapping.Column("3", 60, "QQQQQQQQ", "Mars", null, "x"),
                                new CsvMapping.Column("4", 55, "yyyy", null, null, "0")),
                        Map.of("31", "1", "x", "1"),
                        null);
        assertThat(CsvMappingCheck.of(wrong))
                .extracting(Finding::pointer)
                .contains(
                        "/separator",
                        "/encoding",
                        "/skipLines",
                        "/grouping",
                        "/columns/0/column",
                        "/columns/1/tag",
                        "/columns/2/format",
                        "/columns/2/zone",
                        "/columns/2/factor",
                        "/columns/3/format",
                        "/columns/3/factor",
                        "/constants/31",
                        "/constants/x",
                        "/columns");
        assertThat(CsvMappingCheck.of(wrong))
                .extracting(Finding::why)
                .contains(
                        "separator is ';;', not one character", "ExecID(17) comes from no column");
    }
}
