package io.interlock.recon.matching.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.interlock.events.EventCodec;
import io.interlock.recon.breaks.OrderFact;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of {@link io.interlock.recon.breaks.FactsText} without what is not there: there are
 * millions of them.
 */
final class CompactFacts {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(EventCodec.module())
                    .changeDefaultPropertyInclusion(
                            value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private CompactFacts() {}

    static String line(List<OrderFact> facts) {
        return MAPPER.writeValueAsString(facts);
    }
}
