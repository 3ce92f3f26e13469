package io.interlock.recon.posttrade;

import static io.interlock.recon.posttrade.Fills.DAY;
import static io.interlock.recon.posttrade.Fills.fill;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.recon.layout.Finding;
import io.interlock.recon.posttrade.Difference.FieldDifference;
import io.interlock.recon.posttrade.Difference.Where;
import io.interlock.recon.posttrade.PostTradeFile.Written;
import io.interlock.recon.posttrade.Template.Cell;
import io.interlock.recon.posttrade.Template.Total;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PostTradeFileTest {
    private static final List<Trade> TRADES =
            List.of(fill("E1", "100000", "1.0812"), fill("E2", "50.5", "2"));

    static Template preset() throws IOException {
        try (InputStream in =
                PostTradeFileTest.class.getResourceAsStream(
                        "/layouts/template/bo-trades-eod.json")) {
            return JsonMapper.shared().readValue(Objects.requireNonNull(in), Template.class);
        }
    }

    private static Template simple(String quote, String encoding) {
        return new Template(
                "t-{oms}-{tradeDate}.txt",
                encoding,
                "LF",
                ",",
                quote,
                false,
                null,
                List.of(field("ExecID"), field("Account")),
                null);
    }

    private static Cell field(String name) {
        return new Cell(null, null, name, null, null, null, null, null, null, null);
    }

    private static Cell cell(
            @Nullable String constant,
            @Nullable String field,
            @Nullable Total total,
            @Nullable String format,
            @Nullable Integer decimals) {
        return new Cell(null, constant, field, total, format, null, decimals, null, null, null);
    }

    private static Written write(Template template, List<Trade> trades, ByteArrayOutputStream to)
            throws IOException {
        return new PostTradeFile(template, "OMSA", DAY).write(trades::forEach, to);
    }

    @Test
    void thePresetWritesTheBrokersLayoutWithItsTotals() throws Exception {
        assertThat(TemplateCheck.of(preset())).isEmpty();
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        Written written = write(preset(), TRADES, to);
        String text = to.toString(ISO_8859_1);
        String body = text.substring(0, text.indexOf("TRL;"));
        String hash =
                HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256")
                                        .digest(body.getBytes(ISO_8859_1)));
        assertThat(text)
                .isEqualTo(
                        String.join(
                                "\r\n",
                                "HDR;TRADES;OMSA;30.11.2026;2",
                                "RecordType;TradeId;OrderId;ClientOrderId;Account;Instrument;BS;"
                                        + "Quantity;Price;Amount;Currency;Commission;TradeDate;"
                                        + "TradeTime;SettlementDate;Venue",
                                "TRD;E1;O-1;C-1;L1001;EURUSD;B;100000,00;1,081200;108120,00;USD;"
                                        + "0,00;30.11.2026;10:15:00.123;02.12.2026;XOFF",
                                "TRD;E2;O-1;C-1;L1001;EURUSD;B;50,50;2,000000;101,00;USD;"
                                        + "0,00;30.11.2026;10:15:00.123;02.12.2026;XOFF",
                                "TRL;2;100050,50;108221,00;" + hash,
                                ""));
        assertThat(written.name()).isEqualTo("OMSA_TRADES_20261130.csv");
        assertThat(written.bytes()).isEqualTo(to.size());
        assertThat(written.totals())
                .isEqualTo(
                        new Totals(
                                2,
                                new BigDecimal("100050.5"),
                                new BigDecimal("108221.0000"),
                                BigDecimal.ZERO));
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        assertThat(write(preset(), TRADES, again)).isEqualTo(written);
        assertThat(again.toByteArray()).isEqualTo(to.toByteArray());
    }

    @Test
    void whatTheLayoutCannotExpressIsNoFile() {
        Trade odd = fill("a,\"b", "1", "1");
        assertThatThrownBy(() ->
                        write(simple("NEVER", "UTF-8"), List.of(odd), new ByteArrayOutputStream()))
                .isInstanceOf(PostTradeFile.Unwritable.class)
                .hasMessage("a,\"b: 'a,\"b' needs a quote, and the layout has none");
        Trade euro = fill("\u20ac1", "1", "1");
        assertThatThrownBy(() ->
                        write(
                                simple("NEEDED", "ISO-8859-1"),
                                List.of(euro),
                                new ByteArrayOutputStream()))
                .isInstanceOf(PostTradeFile.Unwritable.class)
                .hasMessageContaining("cannot be written in ISO-8859-1");
    }

    @Test
    void cellsAreQuotedAsTheLayoutSays() throws Exception {
        Trade odd = fill("a,\"b", "1", "1");
        ByteArrayOutputStream needed = new ByteArrayOutputStream();
        write(simple("NEEDED", "UTF-8"), List.of(odd), needed);
        assertThat(needed.toString(UTF_8)).isEqualTo("\"a,\"\"b\",L1001\n");
        ByteArrayOutputStream always = new ByteArrayOutputStream();
        write(simple("ALWAYS", "UTF-8"), List.of(fill("E1", "1", "1")), always);
        assertThat(always.toString(UTF_8)).isEqualTo("\"E1\",\"L1001\"\n");
    }

    @Test
    void anOmsCannotLeadTheFileElsewhere() {
        Template template = simple("NEEDED", "UTF-8");
        assertThatThrownBy(() -> new PostTradeFile(template, "../../etc", DAY).name())
                .isInstanceOf(PostTradeFile.Unwritable.class);
    }

    @Test
    void whatIsWrongWithATemplateIsNamed() {
        Template wrong =
                new Template(
                        "../{oms}",
                        "EBCDIC",
                        "CR",
                        ";;",
                        "SOMETIMES",
                        true,
                        List.of(List.of(cell(null, "Symbol", null, null, null)), List.of()),
                        List.of(
                                cell(null, "Smybol", null, null, null),
                                cell("x", "Symbol", null, null, null),
                                cell(null, null, Total.ROWS, null, null),
                                cell(null, "Symbol", null, "yyyy", 3),
                                cell(null, "TransactTime", null, "bb", null)),
                        List.of(List.of(cell(null, null, null, null, null))));
        assertThat(TemplateCheck.of(wrong))
                .extracting(Finding::pointer)
                .contains(
                        "/fileName",
                        "/encoding",
                        "/lineEnd",
                        "/separator",
                        "/quote",
                        "/header/0/0/field",
                        "/header/1",
                        "/columns/0/field",
                        "/columns/1",
                        "/columns/2/total",
                        "/columns/3/format",
                        "/columns/3/decimals",
                        "/columns/4/format",
                        "/columns",
                        "/columns/0/title",
                        "/trailer/0/0");
    }

    @Test
    void theDiffNamesRowsAndFields() throws Exception {
        PostTradeFile file = new PostTradeFile(preset(), "OMSA", DAY);
        Diff diff = new Diff(file);
        Pairs.merge(
                List.of(fill("A", "1", "1"), fill("B", "1", "1"), fill("C", "1", "1")).iterator(),
                List.of(fill("B", "1", "1.5"), fill("C", "1.00", "1"), fill("D", "1", "1"))
                        .iterator(),
                diff::add);
        Diff.Result result = diff.result();
        assertThat(result.onlyPlatform()).isEqualTo(1);
        assertThat(result.onlyDropCopy()).isEqualTo(1);
        assertThat(result.differing()).isEqualTo(1);
        assertThat(result.differences())
                .extracting(Difference::execId, Difference::where)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("A", Where.ONLY_PLATFORM),
                        org.assertj.core.groups.Tuple.tuple("B", Where.DIFFERS),
                        org.assertj.core.groups.Tuple.tuple("D", Where.ONLY_DROP_COPY));
        assertThat(result.differences().get(1).fields())
                .containsExactly(
                        new FieldDifference("Price", "1,000000", "1,500000"),
                        new FieldDifference("Amount", "1,00", "1,50"));
        assertThat(result.hash()).hasSize(64);
        Diff same = new Diff(file);
        Pairs.merge(TRADES.iterator(), TRADES.iterator(), same::add);
        assertThat(same.result()).isEqualTo(new Diff.Result(0, 0, 0, "", List.of()));
    }
}
