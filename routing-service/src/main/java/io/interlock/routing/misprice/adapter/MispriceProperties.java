package io.interlock.routing.misprice.adapter;

import io.interlock.domain.Environment;
import io.interlock.events.Misprice.Action;
import io.interlock.routing.misprice.MispriceRule;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code interlock.routing.misprice} of routing-service.yaml; without rules nobody looks. */
@ConfigurationProperties("interlock.routing.misprice")
record MispriceProperties(@DefaultValue List<Rule> rules) {

    MispriceProperties {
        Set<String> names = new HashSet<>();
        for (Rule rule : rules) {
            MispriceRule unused = rule.rule();
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException(
                        "interlock.routing.misprice.rules: name "
                                + rule.name()
                                + " is there twice");
            }
        }
        rules = List.copyOf(rules);
    }

    /** {@link MispriceRule}, with what is usual for what is left out. */
    record Rule(
            @DefaultValue("") String name,
            @DefaultValue List<String> symbols,
            @DefaultValue({"LIVE", "DEMO"}) List<Environment> environments,
            @DefaultValue("PROPOSE") Action action,
            @DefaultValue List<String> sources,
            @DefaultValue("0") int deviationBps,
            @DefaultValue("0") int outlierBps,
            @DefaultValue("0s") Duration staleAfter,
            @DefaultValue("60s") Duration window,
            @DefaultValue("2s") Duration dwell,
            @DefaultValue("10s") Duration calm) {

        MispriceRule rule() {
            return new MispriceRule(
                    name,
                    symbols,
                    environments,
                    action,
                    sources,
                    deviationBps,
                    outlierBps,
                    staleAfter,
                    window,
                    dwell,
                    calm);
        }
    }
}
