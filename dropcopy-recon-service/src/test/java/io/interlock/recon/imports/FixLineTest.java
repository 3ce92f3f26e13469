package io.interlock.recon.imports;

import static io.interlock.recon.imports.Fix.fill;
import static io.interlock.recon.imports.Fix.message;
import static io.interlock.recon.imports.Fix.soh;
import static io.interlock.recon.imports.ImportFormat.FIX;
import static io.interlock.recon.imports.ImportFormat.FIXEDGE;
import static io.interlock.recon.imports.ImportFormat.QUICKFIXJ;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.ExecType;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FixLineTest {
    private static final String TIME = "20261130-09:15:00.201: ";

    @Test
    void everyFormOfALogTellsTheSame() {
        String raw = fill("E1");
        List<Read> read =
                List.of(
                        Read.of(QUICKFIXJ, TIME + soh(raw) + "\n"),
                        Read.of(QUICKFIXJ, TIME + soh(raw) + "\r\n"),
                        Read.of(
                                FIXEDGE,
                                "2026-11-30 09:15:00,201 UTC [DEBUG] [OMSA] <- "
                                        + raw.replace("|", "^A")
                                        + "\n"),
                        Read.of(FIXEDGE, "20261130-09:15:00.201 : in  : " + raw + " (186 bytes)\n"),
                        Read.of(FIX, soh(raw)),
                        Read.of(FIX, raw + "\n"),
                        Read.of(FIX, raw.replace("|", "<SOH>") + "\n"),
                        Read.of(FIX, raw.replace("|", "^A") + "\n"));
        for (Read each : read) {
            assertThat(each.errors()).isEmpty();
            assertThat(each.facts()).isEqualTo(read.getFirst().facts()).hasSize(1);
        }
        ImportedReport fact = read.getFirst().facts().getFirst();
        ExecutionReport report = fact.report();
        assertThat(fact.raw()).isEqualTo(soh(raw));
        assertThat(report.execType()).isEqualTo(ExecType.TRADE);
        assertThat(report.lastQty()).isEqualTo(Quantity.of("100"));
        assertThat(report.lastPx()).isEqualTo(Price.of("1.0812"));
        assertThat(report.transactTime()).isEqualTo(Instant.parse("2026-11-30T09:15:00.123Z"));
    }

    @Test
    void theSameMessageHasTheSameIdAndOthersHaveOthers() {
        List<ImportedReport> facts =
                Read.of(FIX, fill("E1") + "\n" + fill("E2") + "\n" + fill("E1") + "\n").facts();
        assertThat(facts.get(0).id("OMSA")).isEqualTo(facts.get(2).id("OMSA"));
        assertThat(facts.get(0).id("OMSA")).isNotEqualTo(facts.get(1).id("OMSA"));
        assertThat(facts.get(0).id("OMSA")).isNotEqualTo(facts.get(0).id("OMSB"));
    }

    @Test
    void otherMessagesBlankLinesAndWordsOfFixEdgeArePassedOver() {
        String heartbeat = message("35=0|34=1|49=OMSA|52=20261130-09:15:00|56=INTERLOCK|");
        Read read = Read.of(FIX, heartbeat + "\n\n" + fill("E1") + "\n");
        assertThat(read.counts()).isEqualTo(new Progress.Counts(read.counts().bytes(), 3, 1, 0, 2));
        Read edge = Read.of(FIXEDGE, "2026-11-30 [NOTE] Session OMSA is established\n");
        assertThat(edge.counts().skipped()).isEqualTo(1);
        assertThat(edge.errors()).isEmpty();
    }

    @Test
    void messagesWithoutLineEndsAreLinesOfTheirOwn() {
        for (String separator : List.of("\u0001", "|", "^A")) {
            Read read =
                    Read.of(FIX, (fill("E1") + fill("E2") + fill("E3")).replace("|", separator));
            assertThat(read.errors()).isEmpty();
            assertThat(read.facts())
                    .extracting(each -> String.valueOf(each.report().execId()))
                    .containsExactly("E1", "E2", "E3");
        }
    }

    @Test
    void onlyTheSenderThatIsAskedForCounts() {
        byte[] file = (fill("E1") + "\n").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(Read.of(FIX, "OMSA", null, file).facts()).hasSize(1);
        assertThat(Read.of(FIX, "INTERLOCK", null, file).facts()).isEmpty();
    }

    @Test
    void eachBadLineNamesFieldValueAndWhy() {
        Map<String, String> bad =
                Map.ofEntries(
                        Map.entry(fill("E1").replace("32=100|", "32=1O0|"), "CheckSum(10) '"),
                        Map.entry(
                                sum(fill("E1"), "32=100|", "32=1O0|"),
                                "LastQty(32) '1O0' is no number"),
                        Map.entry(
                                sum(fill("E1"), "32=100|", "32=-5|"),
                                "LastQty(32) '-5' is no number from 0"),
                        Map.entry(
                                sum(fill("E1"), "32=100|", "32=0|"),
                                "LastQty(32) '0' is nothing traded"),
                        Map.entry(sum(fill("E1"), "32=100|", ""), "LastQty(32) '' is missing"),
                        Map.entry(
                                sum(fill("E1"), "31=1.0812|", "31=x|"),
                                "LastPx(31) 'x' is no number"),
                        Map.entry(sum(fill("E1"), "31=1.0812|", ""), "LastPx(31) '' is missing"),
                        Map.entry(sum(fill("E1"), "17=E1|", ""), "ExecID(17) '' is missing"),
                        Map.entry(
                                sum(fill("E1"), "54=1|", "54=B|"), "Side(54) 'B' is not 1, 2 or 5"),
                        Map.entry(sum(fill("E1"), "55=EURUSD|", ""), "Symbol(55) '' is missing"),
                        Map.entry(
                                sum(fill("E1"), "150=F|", "150=Y|"),
                                "ExecType(150) 'Y' is no ExecType"),
                        Map.entry(
                                sum(fill("E1"), "150=F|", "150=H|"), "ExecRefID(19) '' is missing"),
                        Map.entry(
                                sum(fill("E1"), "60=20261130-09:15:00.123|", "60=30.11.2026|"),
                                "TransactTime(60) '30.11.2026' is no time like"),
                        Map.entry(
                                sum(fill("E1"), "60=20261130-", "60=20250101-"),
                                "TransactTime(60) '20250101-09:15:00.123' is before"),
                        Map.entry(
                                sum(fill("E1"), "60=20261130-", "60=20301130-"),
                                "TransactTime(60) '20301130-09:15:00.123' is in the future"),
                        Map.entry(
                                sum(fill("E1"), "60=20261130-09:15:00.123|", ""),
                                "TransactTime(60) '' is missing"),
                        Map.entry(
                                fill("E1").substring(0, fill("E1").length() - 7),
                                "CheckSum(10) '' is missing: the line is cut off"),
                        Map.entry(sum(fill("E1"), "35=8|", ""), "MsgType(35) '' is missing"),
                        Map.entry(
                                sum(fill("E1"), "39=1|", "odd|39=1|"),
                                "line 'odd' is no tag=value"),
                        Map.entry("hello", "BeginString(8) 'hello' does not stand in the line"),
                        Map.entry("8=FIX", "BeginString(8) '8=FIX' is not followed by"),
                        Map.entry("x " + fill("E1"), "line 'x ' stands before BeginString(8)"));
        bad.forEach((line, error) -> {
            Read read = Read.of(FIX, fill("E0") + "\n" + line + "\n" + fill("E9") + "\n");
            assertThat(read.facts()).as(line).hasSize(2);
            assertThat(read.errors()).as(line).hasSize(1);
            assertThat(read.errors().getFirst().line()).isEqualTo(2);
            assertThat(read.errors().getFirst().toString()).startsWith("line 2: " + error);
        });
    }

    private static String sum(String message, String what, String with) {
        String changed = message.replace(what, with);
        int body = changed.indexOf('|', changed.indexOf("|9=") + 1) + 1;
        return message(changed.substring(body, changed.lastIndexOf("10=")));
    }

    @Test
    void aLogOfQuickFixJWithoutTimesIsNone() {
        Read read = Read.of(QUICKFIXJ, soh(fill("E1")) + "\n");
        assertThat(read.errors()).hasSize(1);
        assertThat(read.errors().getFirst().field()).isEqualTo("time");
    }

    @Test
    void aLineWithoutEndIsCutAndToldOf() {
        String endless = fill("E1").replace("10=", "58=" + "x".repeat(Lines.LONGEST) + "|10=");
        Read read = Read.of(FIX, endless + "\n" + fill("E2") + "\n");
        assertThat(read.facts()).hasSize(1);
        assertThat(read.errors().getFirst().why()).isEqualTo("is longer than 1048576 bytes");
    }

    @Test
    void bustsAndCorrectionsOfBothVersionsAreRead() {
        List<String> lines = new ArrayList<>();
        lines.add(sum(fill("B1", "19=E1|"), "150=F|", "150=H|"));
        lines.add(sum(fill("B2", "19=E1|"), "150=F|", "150=G|"));
        lines.add(sum(fill("B3", "19=E1|20=1|"), "150=F|", "150=1|"));
        lines.add(sum(fill("B4", "19=E1|20=2|"), "150=F|", "150=2|"));
        Read read = Read.of(FIX, String.join("\n", lines));
        assertThat(read.errors()).isEmpty();
        assertThat(read.facts())
                .extracting(each -> each.report().execType())
                .containsExactly(
                        ExecType.TRADE_CANCEL,
                        ExecType.TRADE_CORRECT,
                        ExecType.TRADE_CANCEL,
                        ExecType.TRADE_CORRECT);
    }
}
