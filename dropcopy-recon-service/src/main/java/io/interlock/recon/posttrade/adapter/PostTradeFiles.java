package io.interlock.recon.posttrade.adapter;

import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import io.interlock.recon.layout.Layout;
import io.interlock.recon.layout.Layouts;
import io.interlock.recon.posttrade.Corrections;
import io.interlock.recon.posttrade.DayTrades;
import io.interlock.recon.posttrade.Diff;
import io.interlock.recon.posttrade.FileSide;
import io.interlock.recon.posttrade.Pairs;
import io.interlock.recon.posttrade.PostTradeFile;
import io.interlock.recon.posttrade.PostTradeFile.Written;
import io.interlock.recon.posttrade.Template;
import io.interlock.recon.posttrade.Trade;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the file of either side and compares both, each of one view of the database. */
@Component
class PostTradeFiles {
    private final DayTrades trades;
    private final Layouts layouts;
    private final TransactionTemplate oneView;

    PostTradeFiles(
            DayTrades trades, Layouts layouts, PlatformTransactionManager transactionManager) {
        this.trades = trades;
        this.layouts = layouts;
        this.oneView = new TransactionTemplate(transactionManager);
        oneView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneView.setReadOnly(true);
    }

    /** What a file is of. */
    record Of(String oms, LocalDate tradeDate, String template, int version, Template layout) {
        PostTradeFile file() {
            return new PostTradeFile(layout, oms, tradeDate);
        }
    }

    /**
     * Busts and corrections that name no trade of the day.
     *
     * @param platform of the order sessions
     */
    record Unapplied(List<Trade> platform, List<Trade> dropCopy) {}

    /** Both files beside each other. */
    record Compared(Written platform, Written dropCopy, Diff.Result diff, Unapplied unapplied) {}

    Of of(String oms, LocalDate tradeDate, String template) {
        Layout layout =
                layouts.find(Layout.Kind.TEMPLATE, template, null)
                        .orElseThrow(() ->
                                Problem.VALIDATION_FAILED.exception(
                                        new FieldError(
                                                "?template",
                                                "invalid-value",
                                                "there is no template '%s'".formatted(template))));
        return new Of(
                oms,
                tradeDate,
                layout.name(),
                layout.version(),
                Layouts.read(layout.body(), Template.class));
    }

    /** Writes the file of {@code side} to {@code spool}. */
    Written write(Of of, FileSide side, Path spool) {
        return inOneView(() -> written(of, side, spool));
    }

    /** Writes the platform's file to {@code spool} and compares it with the drop copy's. */
    Compared compare(Of of, Path spool) {
        return inOneView(() -> {
            Written platform = written(of, FileSide.PLATFORM, spool);
            Written dropCopy = written(of, FileSide.DROP_COPY, null);
            Corrections ours = corrections(of, FileSide.PLATFORM);
            Corrections theirs = corrections(of, FileSide.DROP_COPY);
            Diff diff = new Diff(of.file());
            try (Stream<Trade> one = trades.byName(of.oms(), of.tradeDate(), FileSide.PLATFORM);
                    Stream<Trade> two =
                            trades.byName(of.oms(), of.tradeDate(), FileSide.DROP_COPY)) {
                Pairs.merge(
                        one.map(ours::apply).flatMap(Optional::stream).iterator(),
                        two.map(theirs::apply).flatMap(Optional::stream).iterator(),
                        diff::add);
            }
            return new Compared(
                    platform,
                    dropCopy,
                    diff.result(),
                    new Unapplied(ours.unapplied(), theirs.unapplied()));
        });
    }

    private Corrections corrections(Of of, FileSide side) {
        return new Corrections(trades.changes(of.oms(), of.tradeDate(), side));
    }

    private Written written(Of of, FileSide side, @Nullable Path spool) {
        Corrections corrections = corrections(of, side);
        PostTradeFile.Source source =
                each -> {
                    try (Stream<Trade> all = trades.inTime(of.oms(), of.tradeDate(), side)) {
                        all.map(corrections::apply).flatMap(Optional::stream).forEach(each);
                    }
                };
        try (OutputStream out =
                spool == null
                        ? OutputStream.nullOutputStream()
                        : new BufferedOutputStream(Files.newOutputStream(spool))) {
            return of.file().write(source, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T inOneView(Supplier<T> work) {
        try {
            return Objects.requireNonNull(oneView.execute(status -> work.get()));
        } catch (PostTradeFile.Unwritable e) {
            throw Problem.STATE_CONFLICT.exception("the file cannot be written: " + e.getMessage());
        }
    }
}
