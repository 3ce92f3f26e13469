package io.interlock.gateway.absence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code client_presence}: who was there when, also for the instance that takes over. */
@Component
class Presence {
    private final JdbcClient jdbc;

    Presence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a client is there, and how it went. */
    enum State {
        PRESENT,
        LOST,
        LOGGED_OUT
    }

    /**
     * What is known of one client.
     *
     * @param absence how often it has been lost
     * @param settledAt when nothing of it was left to be canceled; null before
     */
    record Known(State state, int absence, Instant since, @Nullable Instant settledAt) {
        /** Nobody knows how it went: nothing is canceled before it was there once. */
        static final Known NEVER_SEEN =
                new Known(State.LOGGED_OUT, 0, Instant.EPOCH, Instant.EPOCH);

        Known present(Instant now) {
            return new Known(State.PRESENT, absence, now, null);
        }

        Known gone(State how, Instant now) {
            return new Known(how, absence + 1, now, null);
        }

        Known settled(Instant now) {
            return new Known(state, absence, since, now);
        }

        /**
         * As another instance left it. Its time to be back begins now: so far nobody could let it
         * in. What was canceled is looked at again.
         */
        Known inherited(Instant now) {
            if (absence == 0 && state == State.LOGGED_OUT) {
                return this;
            }
            return state == State.PRESENT
                    ? gone(State.LOST, now)
                    : new Known(state, absence, now, null);
        }
    }

    Optional<Known> find(String client) {
        return jdbc.sql(
                        "select state, absence, since, settled_at from client_presence where"
                                + " session = ?")
                .param(client)
                .query((row, n) ->
                        new Known(
                                State.valueOf(row.getString(1)),
                                row.getInt(2),
                                row.getTimestamp(3).toInstant(),
                                row.getTimestamp(4) == null
                                        ? null
                                        : row.getTimestamp(4).toInstant()))
                .optional();
    }

    void forget(String client) {
        jdbc.sql("delete from client_presence where session = ?").param(client).update();
    }

    void save(String client, Known known) {
        Instant settled = known.settledAt();
        jdbc.sql(
                        """
                        insert into client_presence (session, state, absence, since, settled_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (session) do update set state = excluded.state, absence = excluded.absence,
                            since = excluded.since, settled_at = excluded.settled_at
                        where client_presence.absence <= excluded.absence
                        """)
                .param(client)
                .param(known.state().name())
                .param(known.absence())
                .param(known.since().atOffset(ZoneOffset.UTC))
                .param(settled == null ? null : settled.atOffset(ZoneOffset.UTC))
                .update();
    }
}
