package io.interlock.recon.certificate.adapter;

import io.interlock.recon.certificate.Certificate.BreakCount;
import io.interlock.recon.certificate.Windows.Minute;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Signed certificates, and the figures of a day from the tables of matching. */
@Repository
class CertificateTable {
    private static final String UNMATCHED =
            """
            from waiting_trade w, lateral (select coalesce(w.platform, w.drop_copy) as t) s
            where w.oms = :oms
                and coalesce((t -> 'detail' ->> 'tradeDate')::date, w.day) = :tradeDate
            """;

    private final JdbcClient jdbc;

    CertificateTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A signed certificate.
     *
     * @param content exactly the text whose hash is {@code hash}
     */
    record Signed(
            String oms,
            LocalDate tradeDate,
            String content,
            String hash,
            String signedBy,
            String comment,
            Instant signedAt) {}

    /** False where the day is signed already. */
    boolean insert(Signed signed) {
        return jdbc.sql(
                                """
                                insert into recon_certificate
                                values (?, ?, cast(? as json), ?, ?, ?, ?) on conflict do nothing
                                """)
                        .params(
                                signed.oms(),
                                signed.tradeDate(),
                                signed.content(),
                                signed.hash(),
                                signed.signedBy(),
                                signed.comment(),
                                OffsetDateTime.ofInstant(signed.signedAt(), ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Signed> find(String oms, LocalDate tradeDate) {
        return jdbc.sql("select * from recon_certificate where oms = ? and trade_date = ?")
                .params(oms, tradeDate)
                .query(CertificateTable::read)
                .optional();
    }

    /** Signed ones, the newest days first. */
    List<Signed> newest(@Nullable String oms, int limit) {
        return jdbc.sql(
                        """
                        select * from recon_certificate
                        where cast(:oms as text) is null or oms = :oms
                        order by trade_date desc, oms limit :limit
                        """)
                .param("oms", oms)
                .param("limit", limit)
                .query(CertificateTable::read)
                .list();
    }

    long matched(String oms, LocalDate tradeDate) {
        return jdbc.sql("select count(*) from matched_trade where oms = ? and trade_date = ?")
                .params(oms, tradeDate)
                .query(Long.class)
                .single();
    }

    long unmatched(String oms, LocalDate tradeDate) {
        return jdbc.sql("select count(*) " + UNMATCHED)
                .param("oms", oms)
                .param("tradeDate", tradeDate)
                .query(Long.class)
                .single();
    }

    /** Of breaks of the trade date; of those without one, that were opened on the day in UTC. */
    List<BreakCount> breaks(String oms, LocalDate tradeDate) {
        return jdbc.sql(
                        """
                        select type, count(*) filter (where status = 'OPEN') as open,
                            count(*) filter (where status = 'CLOSED') as closed
                        from recon_break
                        where oms = :oms and coalesce((seen ->> 'tradeDate')::date,
                            (opened_at at time zone 'UTC')::date) = :tradeDate
                        group by type order by type collate "C"
                        """)
                .param("oms", oms)
                .param("tradeDate", tradeDate)
                .query(BreakCount.class)
                .list();
    }

    /** Ordered by symbol and time. */
    List<Minute> unmatchedMinutes(String oms, LocalDate tradeDate) {
        return jdbc.sql(
                        """
                        select coalesce(t ->> 'symbol', '') collate "C" as symbol,
                            date_trunc('minute', coalesce(
                                (t -> 'detail' ->> 'transactTime')::timestamptz,
                                (t ->> 'receivedAt')::timestamptz)) as minute,
                            count(*) as trades
                        """
                                + UNMATCHED
                                + " group by 1, 2 order by 1, 2")
                .param("oms", oms)
                .param("tradeDate", tradeDate)
                .query((row, number) ->
                        new Minute(
                                row.getString("symbol"),
                                row.getObject("minute", OffsetDateTime.class).toInstant(),
                                row.getLong("trades")))
                .list();
    }

    private static Signed read(ResultSet row, int number) throws SQLException {
        return new Signed(
                row.getString("oms"),
                row.getObject("trade_date", LocalDate.class),
                row.getString("content"),
                row.getString("hash"),
                row.getString("signed_by"),
                row.getString("comment"),
                row.getObject("signed_at", OffsetDateTime.class).toInstant());
    }
}
