package io.interlock.recon.matching.adapter;

import io.interlock.events.InstantText;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/** New rows of a table in the text form of PostgreSQL's COPY, its cheapest way in. */
final class CopiedRows {
    private final StringBuilder text = new StringBuilder();
    private boolean begun;

    /** The next cell of the row. */
    CopiedRows cell(@Nullable Object value) {
        if (begun) {
            text.append('\t');
        }
        begun = true;
        switch (value) {
            case null -> text.append("\\N");
            case Instant at -> text.append(InstantText.of(at));
            case BigDecimal number -> text.append(number.toPlainString());
            case Enum<?> name -> text.append(name.name());
            default -> escape(value.toString());
        }
        return this;
    }

    void endRow() {
        text.append('\n');
        begun = false;
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            switch (letter) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(letter);
            }
        }
    }

    /** Adds the rows in the transaction of this thread; none of them may be there. */
    void into(JdbcOperations jdbc, String tableAndColumns) {
        if (text.isEmpty()) {
            return;
        }
        jdbc.execute(
                (ConnectionCallback<Long>)
                        connection -> {
                            try {
                                return connection
                                        .unwrap(PGConnection.class)
                                        .getCopyAPI()
                                        .copyIn(
                                                "copy " + tableAndColumns + " from stdin",
                                                new StringReader(text.toString()));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
