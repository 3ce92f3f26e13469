package io.interlock.recon.posttrade.adapter;

import io.interlock.recon.posttrade.Diff;
import io.interlock.recon.posttrade.PostTradeFile.Written;
import io.interlock.recon.posttrade.adapter.Delivery.Status;
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

/** Deliveries in {@code recon_delivery}. */
@Repository
class DeliveryTable {
    private final JdbcClient jdbc;

    DeliveryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long begin(
            PostTradeFiles.Of of,
            String destination,
            Written written,
            Diff.Result diff,
            @Nullable String acceptedReason,
            String by,
            String reason,
            Instant now) {
        return jdbc.sql(
                        """
                        insert into recon_delivery (oms, trade_date, template, template_version,
                            destination, file_name, status, sha256, bytes, rows, qty, notional,
                            commission, differences, diff_hash, accepted_reason, by_whom, reason,
                            at)
                        values (:oms, :tradeDate, :template, :version, :destination, :fileName,
                            'BEGUN', :sha256, :bytes, :rows, :qty, :notional, :commission,
                            :differences, :diffHash, :accepted, :by, :reason, :now)
                        returning id
                        """)
                .param("oms", of.oms())
                .param("tradeDate", of.tradeDate())
                .param("template", of.template())
                .param("version", of.version())
                .param("destination", destination)
                .param("fileName", written.name())
                .param("sha256", written.sha256())
                .param("bytes", written.bytes())
                .param("rows", written.totals().rows())
                .param("qty", written.totals().qty())
                .param("notional", written.totals().notional())
                .param("commission", written.totals().commission())
                .param("differences", diff.onlyPlatform() + diff.onlyDropCopy() + diff.differing())
                .param("diffHash", diff.hash())
                .param("accepted", acceptedReason)
                .param("by", by)
                .param("reason", reason)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    void end(long id, Status status, @Nullable String detail, Instant now) {
        jdbc.sql(
                        """
                        update recon_delivery set status = :status, detail = :detail,
                            ended_at = :now
                        where id = :id
                        """)
                .param("status", status.name())
                .param("detail", detail)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    Optional<Delivery> find(long id) {
        return jdbc.sql("select * from recon_delivery where id = ?")
                .param(id)
                .query(DeliveryTable::read)
                .optional();
    }

    /** The newest that landed at {@code destination} under {@code fileName}. */
    Optional<Delivery> landed(String destination, String fileName) {
        return jdbc.sql(
                        """
                        select * from recon_delivery where destination = ? and file_name = ?
                            and status = 'DELIVERED' order by id desc limit 1
                        """)
                .params(destination, fileName)
                .query(DeliveryTable::read)
                .optional();
    }

    /** The newest first, from below {@code belowId}. */
    List<Delivery> newest(
            @Nullable String oms, @Nullable LocalDate tradeDate, long belowId, int limit) {
        return jdbc.sql(
                        """
                        select * from recon_delivery
                        where id < :below and (cast(:oms as text) is null or oms = :oms)
                            and (cast(:tradeDate as date) is null or trade_date = :tradeDate)
                        order by id desc limit :limit
                        """)
                .param("below", belowId)
                .param("oms", oms)
                .param("tradeDate", tradeDate)
                .param("limit", limit)
                .query(DeliveryTable::read)
                .list();
    }

    private static Delivery read(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Delivery(
                row.getLong("id"),
                row.getString("oms"),
                row.getObject("trade_date", LocalDate.class),
                row.getString("template"),
                row.getInt("template_version"),
                row.getString("destination"),
                row.getString("file_name"),
                Status.valueOf(row.getString("status")),
                row.getString("sha256"),
                row.getLong("bytes"),
                row.getLong("rows"),
                row.getBigDecimal("qty"),
                row.getBigDecimal("notional"),
                row.getBigDecimal("commission"),
                row.getLong("differences"),
                row.getString("diff_hash"),
                row.getString("accepted_reason"),
                row.getString("by_whom"),
                row.getString("reason"),
                row.getString("detail"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
