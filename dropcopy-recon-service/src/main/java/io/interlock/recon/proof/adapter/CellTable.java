package io.interlock.recon.proof.adapter;

import io.interlock.recon.proof.Cell;
import io.interlock.recon.proof.Gap;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Cells counted from {@code matched_trade} and {@code waiting_trade}, each side by its own words.
 */
@Repository
class CellTable {
    /**
     * Rows of one side each. A matched trade counts on both; of a side's hash only what both must
     * say alike takes part.
     */
    private static final String CELLS =
            """
            with trade as (
                select oms, coalesce(symbol, '') as symbol, day, exec_id, exec_type, qty, px,
                    coalesce(transact_time, platform_at) as at,
                    true as platform, true as drop_copy, 'MATCHED' as kind, false as broken
                from matched_trade where day = :day
                union all
                select w.oms, coalesce(s.told ->> 'symbol', ''), w.day, w.exec_id,
                    s.told ->> 'execType', (s.told ->> 'qty')::numeric, (s.told ->> 'px')::numeric,
                    coalesce(s.told -> 'detail' ->> 'transactTime', s.told ->> 'receivedAt')
                        ::timestamptz,
                    s.platform, not s.platform,
                    case when w.waits_for is not null then 'ALONE'
                        when s.platform then 'DIFFERENT' else 'DIFFERENT_TOO' end,
                    w.broken > 0
                from waiting_trade w
                cross join lateral (values (w.platform, true), (w.drop_copy, false))
                    as s(told, platform)
                where w.day = :day and s.told is not null
            )
            select oms, symbol, date_trunc('minute', at) as minute,
                count(*) filter (where kind = 'MATCHED') as matched,
                count(*) filter (where kind = 'ALONE' and platform) as platform_only,
                count(*) filter (where kind = 'ALONE' and drop_copy) as drop_copy_only,
                count(*) filter (where kind = 'DIFFERENT') as different,
                count(*) filter (where broken) as broken,
                coalesce(sum(case when exec_type = 'TRADE_CANCEL' then -qty else qty end)
                    filter (where platform), 0) as platform_qty,
                coalesce(sum(case when exec_type = 'TRADE_CANCEL' then -qty else qty end)
                    filter (where drop_copy), 0) as drop_copy_qty,
                coalesce(sum(hashtextextended(concat_ws('|', exec_id, exec_type,
                    trim_scale(qty), trim_scale(px)), 0)::numeric) filter (where platform), 0)
                    as platform_hash,
                coalesce(sum(hashtextextended(concat_ws('|', exec_id, exec_type,
                    trim_scale(qty), trim_scale(px)), 0)::numeric) filter (where drop_copy), 0)
                    as drop_copy_hash
            from trade where cast(:oms as text) is null or oms = :oms
            group by 1, 2, 3 order by 1, 2, 3
            """;

    private final JdbcClient jdbc;

    CellTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Cell> cells(LocalDate day, @Nullable String oms) {
        return jdbc.sql(CELLS).param("day", day).param("oms", oms).query(CellTable::cell).list();
    }

    private static Cell cell(ResultSet row, int number) throws SQLException {
        return new Cell(
                row.getString("oms"),
                row.getString("symbol"),
                row.getObject("minute", OffsetDateTime.class).toInstant(),
                row.getLong("matched"),
                row.getLong("platform_only"),
                row.getLong("drop_copy_only"),
                row.getLong("different"),
                row.getLong("broken"),
                row.getBigDecimal("platform_qty"),
                row.getBigDecimal("drop_copy_qty"),
                row.getObject("platform_hash", BigDecimal.class).longValue(),
                row.getObject("drop_copy_hash", BigDecimal.class).longValue());
    }

    /** Gaps that touch {@code day}. */
    List<Gap> gaps(LocalDate day) {
        record Noted(String oms, boolean from, Instant at) {}
        List<Noted> noted =
                jdbc.sql(
                                """
                                select subject, action, at from recon_decision
                                where action like 'SILENT%' and at >= :from order by seq
                                """)
                        .param(
                                "from",
                                day.minusDays(7).atStartOfDay().atOffset(ZoneOffset.UTC))
                        .query((row, number) ->
                                new Noted(
                                        row.getString("subject"),
                                        row.getString("action").equals("SILENT_FROM"),
                                        row.getObject("at", OffsetDateTime.class).toInstant()))
                        .list();
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < noted.size(); i++) {
            Noted from = noted.get(i);
            if (from.from()) {
                Instant until =
                        noted.subList(i + 1, noted.size()).stream()
                                .filter(each -> !each.from() && each.oms().equals(from.oms()))
                                .map(Noted::at)
                                .findFirst()
                                .orElse(null);
                gaps.add(new Gap(from.oms(), from.at(), until));
            }
        }
        return gaps;
    }
}
