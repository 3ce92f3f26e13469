package io.interlock.recon.matching.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.EventCodec;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts per OMS in {@code oms_tally}, and how far the streams are read in {@code read_position}.
 */
@Repository
class TallyTable {
    private final JdbcClient jdbc;

    TallyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How an OMS's trades stand.
     *
     * @param matched since the service began
     * @param pending told by one side, within the grace period
     * @param open breaks
     */
    record Tally(
            String oms, long matched, long pending, long open, @Nullable Instant lastDropCopyAt) {}

    List<Tally> tallies() {
        return jdbc.sql(
                        """
                        select o.oms, coalesce(t.matched, 0) as matched,
                            coalesce(w.pending, 0) as pending, coalesce(b.open, 0) as open,
                            t.last_drop_copy_at
                        from (select oms from oms_tally union select oms from waiting_trade
                              union select oms from recon_break where status = 'OPEN') o
                        left join oms_tally t on t.oms = o.oms
                        left join (select oms, count(*) as pending from waiting_trade
                                   where waits_for is not null and broken = 0 and alike is null
                                   group by oms) w on w.oms = o.oms
                        left join (select oms, count(*) as open from recon_break
                                   where status = 'OPEN' group by oms) b on b.oms = o.oms
                        order by 1
                        """)
                .query((row, number) -> {
                    OffsetDateTime last = row.getObject("last_drop_copy_at", OffsetDateTime.class);
                    return new Tally(
                            row.getString("oms"),
                            row.getLong("matched"),
                            row.getLong("pending"),
                            row.getLong("open"),
                            last == null ? null : last.toInstant());
                })
                .list();
    }

    void addMatched(String oms, long more) {
        jdbc.sql(
                        """
                        insert into oms_tally (oms, matched) values (:oms, :more)
                        on conflict (oms) do update set matched = oms_tally.matched + :more
                        """)
                .param("oms", oms)
                .param("more", more)
                .update();
    }

    void sawDropCopy(String oms, Instant at) {
        jdbc.sql(
                        """
                        insert into oms_tally (oms, last_drop_copy_at) values (:oms, :at)
                        on conflict (oms) do update set last_drop_copy_at =
                            greatest(oms_tally.last_drop_copy_at, excluded.last_drop_copy_at)
                        """)
                .param("oms", oms)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    private record Position(String topic, int partition, Instant at) {}

    /** Moves read positions forward, per topic and partition. */
    void readUpTo(Map<String, Map<Integer, Instant>> topics) {
        List<Position> positions = new ArrayList<>();
        topics.forEach((topic, partitions) ->
                partitions.forEach(
                        (partition, at) -> positions.add(new Position(topic, partition, at))));
        jdbc.sql(
                        """
                        insert into read_position
                        select * from json_to_recordset(cast(:rows as json))
                            as r(topic text, partition integer, at timestamptz)
                        on conflict (topic, partition) do update set read_up_to =
                            greatest(read_position.read_up_to, excluded.read_up_to)
                        """)
                .param("rows", new String(EventCodec.encode(positions), UTF_8))
                .update();
    }

    /** How far all of {@code topic} has been read; the epoch while a partition never was. */
    Instant readUpTo(String topic, int partitions) {
        return jdbc.sql(
                        """
                        select min(read_up_to) from read_position
                        where topic = :topic and partition < :partitions
                        having count(*) = :partitions
                        """)
                .param("topic", topic)
                .param("partitions", partitions)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(Instant.EPOCH);
    }
}
