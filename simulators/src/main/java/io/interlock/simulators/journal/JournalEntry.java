package io.interlock.simulators.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One application message. {@code direction} is seen from the simulator: {@code in}, {@code out}
 * (written to the wire) or {@code stored} (numbered while the peer was away; goes out on its
 * ResendRequest). {@code raw} has {@code |} for SOH.
 */
public record JournalEntry(
        Instant at, String session, String direction, int seq, boolean possDup, String raw) {
    private static final char SOH = '\u0001';
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Reads seq and possDup from the raw text. */
    public static JournalEntry of(Instant at, String session, String direction, String raw) {
        return new JournalEntry(
                at,
                session,
                direction,
                seq(raw),
                raw.contains(SOH + "43=Y" + SOH),
                masked(raw).replace(SOH, '|'));
    }

    /** Reads a line that {@link #json} wrote; empty where it is torn. */
    static Optional<JournalEntry> read(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return Optional.of(
                    new JournalEntry(
                            Instant.parse(json.required("at").asString()),
                            json.required("session").asString(),
                            json.required("dir").asString(),
                            json.required("seq").asInt(),
                            json.required("possDup").asBoolean(),
                            json.required("raw").asString()));
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int seq(String raw) {
        int at = raw.indexOf(SOH + "34=");
        int end = at < 0 ? -1 : raw.indexOf(SOH, at + 4);
        return end < 0 ? 0 : Integer.parseInt(raw.substring(at + 4, end));
    }

    private static String masked(String raw) {
        int at = raw.indexOf(SOH + "554=");
        int end = at < 0 ? -1 : raw.indexOf(SOH, at + 5);
        return end < 0 ? raw : raw.substring(0, at + 5) + "***" + raw.substring(end);
    }

    /** One line of JSON without the line feed. */
    String json() {
        StringBuilder out = new StringBuilder(raw.length() + 128);
        out.append("{\"at\":\"").append(at).append("\",\"session\":");
        quote(out, session);
        out.append(",\"dir\":\"").append(direction).append("\",\"seq\":").append(seq);
        out.append(",\"possDup\":").append(possDup).append(",\"raw\":");
        quote(out, raw);
        return out.append('}').toString();
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
