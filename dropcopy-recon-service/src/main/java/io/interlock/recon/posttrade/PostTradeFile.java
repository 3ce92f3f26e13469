package io.interlock.recon.posttrade;

import io.interlock.recon.posttrade.Template.Cell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Trades written by a template. They are read twice, for their totals and for their rows, and never
 * held: memory does not grow with the file.
 */
public final class PostTradeFile {
    private final Template template;
    private final Cells cells;
    private final CharsetEncoder encoder;
    private final String separator;
    private final String lineEnd;
    private final String name;

    /** {@code template} must be one that {@link TemplateCheck} finds nothing wrong with. */
    public PostTradeFile(Template template, String oms, LocalDate tradeDate) {
        this.template = template;
        this.cells = new Cells(oms, tradeDate);
        this.encoder =
                Charset.forName(Objects.requireNonNull(template.encoding()))
                        .newEncoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.separator = Objects.requireNonNull(template.separator());
        this.lineEnd = "CRLF".equals(template.lineEnd()) ? "\r\n" : "\n";
        this.name = FileName.of(Objects.requireNonNull(template.fileName()), oms, tradeDate);
    }

    /** Trades that can be gone through again and give the same. */
    public interface Source {
        void forEach(Consumer<Trade> each);
    }

    /**
     * What was written.
     *
     * @param sha256 of the whole file
     */
    public record Written(String name, Totals totals, String sha256, long bytes) {}

    /** Something that the layout cannot express; nothing of the file may be used. */
    public static final class Unwritable extends RuntimeException {
        Unwritable(String why) {
            super(why);
        }
    }

    /** The file's name, safe as the name of a file. */
    public String name() {
        if (!FileName.isSafe(name)) {
            throw new Unwritable("'%s' cannot be the name of a file".formatted(name));
        }
        return name;
    }

    /** The values of a trade's row, in the order of the columns. */
    public List<String> row(Trade trade) {
        return columns().stream().map(each -> cells.of(each, trade)).toList();
    }

    /** How differences name the columns. */
    public List<String> columnNames() {
        return columns().stream()
                .map(each ->
                        each.title() != null
                                ? each.title()
                                : each.field() != null ? each.field() : "constant")
                .toList();
    }

    private List<Cell> columns() {
        return Objects.requireNonNull(template.columns());
    }

    /**
     * Writes the file; throws {@link Unwritable} naming the row and the cell where the layout
     * cannot express a value, {@link IOException} as {@code to} does.
     */
    public Written write(Source trades, OutputStream to) throws IOException {
        Totals[] totals = {Totals.NONE};
        trades.forEach(each -> totals[0] = totals[0].plus(each));
        Out out = new Out(to);
        for (List<Cell> line : lines(template.header())) {
            out.line(texts(line, cell -> cells.of(cell, totals[0], "")), "the header");
        }
        if (Boolean.TRUE.equals(template.titles())) {
            out.line(columnNames(), "the titles");
        }
        long[] rows = {0};
        trades.forEach(each -> {
            out.line(row(each), each.execId());
            rows[0]++;
        });
        if (rows[0] != totals[0].rows()) {
            throw new IllegalStateException("trades changed while they were written");
        }
        String sha256 = out.sha256();
        for (List<Cell> line : lines(template.trailer())) {
            out.line(texts(line, cell -> cells.of(cell, totals[0], sha256)), "the trailer");
        }
        return new Written(name(), totals[0], out.sha256(), out.bytes);
    }

    private static List<List<Cell>> lines(@Nullable List<List<Cell>> lines) {
        return lines == null ? List.of() : lines;
    }

    private static List<String> texts(List<Cell> line, Function<Cell, String> text) {
        return line.stream().map(text).toList();
    }

    private final class Out {
        private final OutputStream to;
        private final MessageDigest digest;
        private long bytes;

        Out(OutputStream to) {
            this.to = to;
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        void line(List<String> values, String of) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < values.size(); i++) {
                line.append(i == 0 ? "" : separator).append(cell(values.get(i), of));
            }
            try {
                ByteBuffer encoded = encoder.encode(CharBuffer.wrap(line.append(lineEnd)));
                byte[] out = new byte[encoded.remaining()];
                encoded.get(out);
                digest.update(out);
                to.write(out);
                bytes += out.length;
            } catch (CharacterCodingException e) {
                throw new Unwritable(
                        "%s: '%s' cannot be written in %s"
                                .formatted(of, line.toString().strip(), template.encoding()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String cell(String value, String of) {
            boolean needed =
                    value.contains(separator)
                            || value.chars().anyMatch(c -> c == '"' || c == '\r' || c == '\n');
            return switch (Objects.requireNonNull(template.quote())) {
                case "ALWAYS" -> quoted(value);
                case "NEVER" -> {
                    if (needed) {
                        throw new Unwritable(
                                "%s: '%s' needs a quote, and the layout has none"
                                        .formatted(of, value));
                    }
                    yield value;
                }
                default -> needed ? quoted(value) : value;
            };
        }

        private static String quoted(String value) {
            return '"' + value.replace("\"", "\"\"") + '"';
        }

        /** Of all so far. */
        String sha256() {
            try {
                MessageDigest sofar = (MessageDigest) digest.clone();
                return HexFormat.of().formatHex(sofar.digest());
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
