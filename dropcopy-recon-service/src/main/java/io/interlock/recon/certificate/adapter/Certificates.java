package io.interlock.recon.certificate.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.domain.ExecType;
import io.interlock.events.EventCodec;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.problem.Problem;
import io.interlock.recon.certificate.Certificate;
import io.interlock.recon.certificate.Certificate.BreakCount;
import io.interlock.recon.certificate.Certificate.SideTotals;
import io.interlock.recon.certificate.Windows;
import io.interlock.recon.certificate.adapter.CertificateTable.Signed;
import io.interlock.recon.posttrade.Corrections;
import io.interlock.recon.posttrade.DayTrades;
import io.interlock.recon.posttrade.FileSide;
import io.interlock.recon.posttrade.Totals;
import io.interlock.recon.posttrade.Trade;
import io.interlock.recon.trade.Share;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Draws certificates up, each of one view of the database, and lets people sign them. */
@Component
class Certificates {
    private final CertificateTable table;
    private final DayTrades trades;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate oneView;
    private final TransactionTemplate transactions;

    Certificates(
            CertificateTable table,
            DayTrades trades,
            AuditTrail audit,
            PlatformTransactionManager transactionManager,
            Clock clock) {
        this.table = table;
        this.trades = trades;
        this.audit = audit;
        this.clock = clock;
        this.oneView = new TransactionTemplate(transactionManager);
        oneView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneView.setReadOnly(true);
        this.transactions = new TransactionTemplate(transactionManager);
    }

    /**
     * A certificate as REST tells of it.
     *
     * @param hash of {@code certificate}; who signs names it
     * @param signedBy null while nobody has
     * @param later what is otherwise now than when it was signed
     */
    record View(
            String oms,
            LocalDate tradeDate,
            boolean signed,
            String hash,
            Certificate certificate,
            @Nullable String signedBy,
            @Nullable String comment,
            @Nullable Instant signedAt,
            List<Certificate.Later> later) {}

    View view(String oms, LocalDate tradeDate) {
        return Objects.requireNonNull(
                oneView.execute(status -> {
                    Certificate now = drawUp(oms, tradeDate);
                    return table.find(oms, tradeDate)
                            .map(signed -> of(signed, now))
                            .orElseGet(() -> unsigned(now));
                }));
    }

    /** A problem where it is signed already, or is not what {@code hash} was of. */
    View sign(String oms, LocalDate tradeDate, String hash, String comment, String by) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (tradeDate.isAfter(today)) {
            throw Problem.STATE_CONFLICT.exception(tradeDate + " has not begun");
        }
        View seen = view(oms, tradeDate);
        if (seen.signed()) {
            throw signedBefore(oms, tradeDate);
        }
        if (!seen.hash().equals(hash)) {
            throw Problem.STATE_CONFLICT
                    .exception("it is not what was seen any more; look again")
                    .with("hash", seen.hash());
        }
        Signed signed =
                new Signed(
                        oms,
                        tradeDate,
                        text(seen.certificate()),
                        hash,
                        by,
                        comment,
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        transactions.executeWithoutResult(status -> {
            if (!table.insert(signed)) {
                throw signedBefore(oms, tradeDate);
            }
            audit.record(
                    by,
                    "recon-certificate.signed",
                    "recon-certificate:%s:%s".formatted(oms, tradeDate),
                    comment,
                    null,
                    Map.of("hash", hash, "unmatched", seen.certificate().unmatched()));
        });
        return view(oms, tradeDate);
    }

    private static RuntimeException signedBefore(String oms, LocalDate tradeDate) {
        return Problem.STATE_CONFLICT.exception(
                "%s of %s was signed before".formatted(tradeDate, oms));
    }

    private View of(Signed signed, Certificate now) {
        Certificate then = EventCodec.decode(signed.content().getBytes(UTF_8), Certificate.class);
        return new View(
                signed.oms(),
                signed.tradeDate(),
                true,
                signed.hash(),
                then,
                signed.signedBy(),
                signed.comment(),
                signed.signedAt(),
                then.changesTo(now));
    }

    private static View unsigned(Certificate now) {
        return new View(
                now.oms(),
                now.tradeDate(),
                false,
                hash(text(now)),
                now,
                null,
                null,
                null,
                List.of());
    }

    private Certificate drawUp(String oms, LocalDate tradeDate) {
        long matched = table.matched(oms, tradeDate);
        long unmatched = table.unmatched(oms, tradeDate);
        List<BreakCount> breaks = table.breaks(oms, tradeDate);
        return new Certificate(
                oms,
                tradeDate,
                totals(oms, tradeDate, FileSide.PLATFORM),
                totals(oms, tradeDate, FileSide.DROP_COPY),
                matched,
                unmatched,
                Share.percent(matched, unmatched),
                breaks,
                Windows.of(table.unmatchedMinutes(oms, tradeDate)));
    }

    private SideTotals totals(String oms, LocalDate tradeDate, FileSide side) {
        List<Trade> changes = trades.changes(oms, tradeDate, side);
        Corrections corrections = new Corrections(changes);
        Totals[] totals = {Totals.NONE};
        try (Stream<Trade> all = trades.inTime(oms, tradeDate, side)) {
            all.map(corrections::apply)
                    .flatMap(Optional::stream)
                    .forEach(each -> totals[0] = totals[0].plus(each));
        }
        long busts =
                changes.stream().filter(each -> each.execType() == ExecType.TRADE_CANCEL).count();
        return new SideTotals(
                totals[0].rows(),
                busts,
                changes.size() - busts,
                totals[0].qty(),
                totals[0].notional(),
                totals[0].commission());
    }

    private static String text(Certificate certificate) {
        return new String(EventCodec.encode(certificate), UTF_8);
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
