package io.interlock.gateway.report;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reports that wait for their client: {@code report_waiting}. Every method joins the caller's
 * transaction.
 */
@Component
public class Mailbox {
    private final JdbcClient jdbc;

    Mailbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A message for a client's session; {@code source} is the command or event that it carries. A
     * byte of zero, which the database cannot keep, becomes a blank: one odd report must not hold
     * up all others.
     */
    public record Letter(String session, String source, String msgType, String body) {
        public Letter {
            body = body.replace('\0', ' ');
        }
    }

    /** A letter and its place in the queue. */
    record Waiting(long id, Letter letter) {}

    /** Keeps letters; one with the same session and source is kept once. */
    public void keep(Collection<Letter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into report_waiting (session, source_id, msg_type, body)
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[]) on conflict do nothing
                        """)
                .param(letters.stream().map(Letter::session).toArray(String[]::new))
                .param(letters.stream().map(Letter::source).toArray(String[]::new))
                .param(letters.stream().map(Letter::msgType).toArray(String[]::new))
                .param(letters.stream().map(Letter::body).toArray(String[]::new))
                .update();
    }

    Set<String> sessionsWaiting() {
        return new HashSet<>(
                jdbc.sql("select distinct session from report_waiting").query(String.class).list());
    }

    /**
     * The oldest letters. One that was numbered before is dropped: an order that the OMS asks for
     * twice is answered as too old twice.
     */
    List<Waiting> next(String session, int limit) {
        jdbc.sql(
                        """
                        delete from report_waiting w using fix_out f
                        where w.session = ? and f.session = w.session and f.source_id = w.source_id
                        """)
                .param(session)
                .update();
        return jdbc.sql(
                        """
                        select id, source_id, msg_type, body from report_waiting
                        where session = ? order by id limit ?
                        """)
                .params(session, limit)
                .query((row, n) ->
                        new Waiting(
                                row.getLong(1),
                                new Letter(
                                        session,
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4))))
                .list();
    }

    void taken(Collection<Waiting> waiting) {
        jdbc.sql("delete from report_waiting where id = any(?)")
                .param(waiting.stream().map(Waiting::id).toArray(Long[]::new))
                .update();
    }

    /** Those of {@code letters} that were numbered or kept before. */
    Set<Letter> known(List<Letter> letters) {
        if (letters.isEmpty()) {
            return Set.of();
        }
        String[] sessions = letters.stream().map(Letter::session).toArray(String[]::new);
        String[] sources = letters.stream().map(Letter::source).toArray(String[]::new);
        List<Integer> places =
                jdbc.sql(
                                """
                                select u.place from unnest(?::text[], ?::text[]) with ordinality as u (session, source_id, place)
                                join fix_out f on f.session = u.session and f.source_id = u.source_id
                                union
                                select u.place from unnest(?::text[], ?::text[]) with ordinality as u (session, source_id, place)
                                join report_waiting w on w.session = u.session and w.source_id = u.source_id
                                """)
                        .param(sessions)
                        .param(sources)
                        .param(sessions)
                        .param(sources)
                        .query(Integer.class)
                        .list();
        Set<Letter> known = new HashSet<>();
        places.forEach(place -> known.add(letters.get(place - 1)));
        return known;
    }
}
