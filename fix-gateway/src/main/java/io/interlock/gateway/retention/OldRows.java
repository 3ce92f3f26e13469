package io.interlock.gateway.retention;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deletes from before an instant, a batch each; every method joins the caller's transaction and
 * returns how many rows it took. Tables are read by an index they have anyway, oldest rows first.
 */
@Component
class OldRows {
    private static final Logger log = LoggerFactory.getLogger(OldRows.class);

    private final JdbcClient jdbc;

    OldRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a session is: what is below may be old. */
    record Numbers(String session, int epoch, long nextOut) {}

    List<Numbers> sessions() {
        return jdbc.sql("select session, epoch, next_out from fix_session order by session")
                .query((row, n) -> new Numbers(row.getString(1), row.getInt(2), row.getLong(3)))
                .list();
    }

    /** Numbered messages of a session, but for the {@code newest} numbers of its epoch. */
    int messages(Numbers now, Instant before, int newest, int batch) {
        return jdbc.sql(
                        """
                        delete from fix_out where ctid = any(array(
                            select oldest.ctid from (
                                select ctid, created_at from fix_out
                                where session = ? and (epoch, seq) < (?, ?) order by epoch, seq limit ?) as oldest
                            where oldest.created_at < ?))
                        """)
                .params(now.session(), now.epoch(), now.nextOut() - newest, batch, at(before))
                .update();
    }

    /** Outcomes that the log has been told of. */
    int outcomes(Instant before, int batch) {
        return jdbc.sql(
                        """
                        delete from order_outcome where ctid = any(array(
                            select ctid from order_outcome where at < ? and command is null limit ?))
                        """)
                .params(at(before), batch)
                .update();
    }

    /**
     * Each ClOrdID by itself: the newest of a chain, which requests name, stands without the
     * others.
     */
    int chains(Instant before, int batch) {
        return jdbc.sql(
                        """
                        delete from order_chain where ctid = any(array(
                            select ctid from order_chain where at < ? limit ?))
                        """)
                .params(at(before), batch)
                .update();
    }

    /** Reports that nobody will fetch. */
    int letters(Instant before, int batch) {
        List<String> of =
                jdbc.sql(
                                """
                                delete from report_waiting where id = any(array(
                                    select oldest.id from (select id, at from report_waiting order by id limit ?) as oldest
                                    where oldest.at < ?)) returning session
                                """)
                        .params(batch, at(before))
                        .query(String.class)
                        .list();
        Map<String, Long> counts =
                of.stream()
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        counts.forEach((session, count) ->
                log.atWarn()
                        .addKeyValue("fixSession", session)
                        .log("{} reports were never fetched and are forgotten", count));
        return of.size();
    }

    /** Failovers, with what was in flight. */
    int switches(Instant before, int batch) {
        Long[] old =
                jdbc.sql(
                                """
                                select oldest.id from (select id, at from link_switch order by id limit ?) as oldest
                                where oldest.at < ?
                                """)
                        .params(batch, at(before))
                        .query(Long.class)
                        .list()
                        .toArray(Long[]::new);
        jdbc.sql("delete from link_switch_order where switch_id = any(?)").param(old).update();
        return jdbc.sql("delete from link_switch where id = any(?)").param(old).update();
    }

    /** Doubts that are resolved. */
    int doubts(Instant before, int batch) {
        return jdbc.sql(
                        """
                        delete from order_in_doubt where ctid = any(array(
                            select ctid from order_in_doubt where resolved_at < ? limit ?))
                        """)
                .params(at(before), batch)
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
