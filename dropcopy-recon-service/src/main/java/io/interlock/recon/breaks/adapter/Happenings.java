package io.interlock.recon.breaks.adapter;

import io.interlock.events.ReconBreak;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What happened on the platform, in {@code happening}: sessions, venues, and all that people
 * changed. It explains breaks and makes none.
 */
@Repository
class Happenings {
    private static final Duration BEFORE = Duration.ofSeconds(60);
    private static final Duration AFTER = Duration.ofSeconds(10);
    private static final int MOST = 50;

    private final JdbcClient jdbc;

    Happenings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something that happened.
     *
     * @param kind {@code session}, {@code venue} or {@code change}
     * @param about which session, OMS or object
     * @param by who did it; null where nobody did
     */
    record Happening(
            Instant at, String kind, String about, String text, @Nullable String by) {}

    /** One that is there already changes nothing. */
    void add(String id, Happening happening) {
        jdbc.sql(
                        """
                        insert into happening (id, at, kind, about, text, by_whom)
                        values (:id, :at, :kind, :about, :text, :by) on conflict do nothing
                        """)
                .param("id", id)
                .param("at", OffsetDateTime.ofInstant(happening.at(), ZoneOffset.UTC))
                .param("kind", happening.kind())
                .param("about", happening.about())
                .param("text", happening.text())
                .param("by", happening.by())
                .update();
    }

    /** Drops what is older than any break that people still look at. */
    void forgetBefore(Instant before) {
        jdbc.sql("delete from happening where at < ?")
                .param(OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                .update();
    }

    /** The oldest first. */
    List<Happening> around(ReconBreak broken) {
        Instant from = broken.openedAt().minus(BEFORE);
        Instant to = broken.openedAt().plus(AFTER);
        return jdbc.sql(
                        """
                        select at, kind, about, text, by_whom from happening
                        where at between :from and :to order by at limit :most
                        """)
                .param("from", OffsetDateTime.ofInstant(from, ZoneOffset.UTC))
                .param("to", OffsetDateTime.ofInstant(to, ZoneOffset.UTC))
                .param("most", MOST)
                .query((row, number) ->
                        new Happening(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("kind"),
                                row.getString("about"),
                                row.getString("text"),
                                row.getString("by_whom")))
                .list();
    }
}
