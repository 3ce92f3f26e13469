package io.interlock.recon.breaks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.EventCodec;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reports of an order as they are kept: lines, each a JSON array. Lines may be appended to lines.
 */
public final class FactsText {
    private FactsText() {}

    public static List<OrderFact> read(String text) {
        return text.lines()
                .flatMap(line ->
                        Stream.of(EventCodec.decode(line.getBytes(UTF_8), OrderFact[].class)))
                .toList();
    }
}
