package io.interlock.gateway.wire;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up what was sent under a number. */
@Component
public class SentMessages {
    private final JdbcClient jdbc;

    SentMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message that was numbered, and the command or event that it carried. */
    public record Sent(String sourceId, String raw) {}

    public Optional<Sent> find(String session, int epoch, long seq) {
        return jdbc.sql(
                        "select source_id, raw from fix_out where session = ? and epoch = ? and seq = ?")
                .params(session, epoch, seq)
                .query((row, n) -> new Sent(row.getString(1), row.getString(2)))
                .optional();
    }
}
