package io.interlock.recon.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Messages as brokers log them. */
final class Fix {
    private Fix() {}

    /** A fill; {@code more} are fields that follow, ended by a bar. */
    static String fill(String execId, String more) {
        return message(
                "35=8|34=7|49=OMSA|52=20261130-09:15:00.200|56=INTERLOCK|37=O1|11=C1|17="
                        + execId
                        + "|150=F|39=1|55=EURUSD|54=1|38=500|32=100|31=1.0812|14=100|151=400|6=1.0812"
                        + "|60=20261130-09:15:00.123|"
                        + more);
    }

    static String fill(String execId) {
        return fill(execId, "");
    }

    /** With header and trailer around; separated by bars. */
    static String message(String body) {
        String text = "8=FIX.4.4|9=" + body.length() + "|" + body;
        int sum = 0;
        for (byte each : text.replace('|', '\u0001').getBytes(ISO_8859_1)) {
            sum += each & 0xff;
        }
        return "%s10=%03d|".formatted(text, sum & 0xff);
    }

    static String soh(String text) {
        return text.replace('|', '\u0001');
    }
}
