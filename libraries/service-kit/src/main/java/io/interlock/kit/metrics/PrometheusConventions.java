package io.interlock.kit.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code promtool check metrics} asks for: every metric has a help text, none is in milli- or
 * nanoseconds, no name has capitals, and a gauge's name does not end like a histogram's. Those in
 * foreign units, all of libraries, are left out: each has a sibling in seconds, a rate or a ratio.
 */
public final class PrometheusConventions implements MeterFilter {
    private static final Pattern FOREIGN_UNIT = Pattern.compile(".*[._](ns|ms)([._].*)?");
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final String COUNT = ".count";

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        return FOREIGN_UNIT.matcher(id.getName()).matches() || foreign(id.getBaseUnit())
                ? MeterFilterReply.DENY
                : MeterFilterReply.NEUTRAL;
    }

    private static boolean foreign(@Nullable String unit) {
        return "ns".equals(unit) || "ms".equals(unit);
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        String name = id.getName();
        if (id.getType() == Meter.Type.GAUGE && name.endsWith(COUNT)) {
            name = name.substring(0, name.length() - COUNT.length()) + "s";
        }
        if (CAPITAL.matcher(name).find()) {
            name = name.toLowerCase(Locale.ROOT);
        }
        String help = id.getDescription();
        if (help == null || help.isBlank()) {
            help = name.replace('.', ' ');
        }
        return new Meter.Id(
                name, Tags.of(id.getTagsAsIterable()), id.getBaseUnit(), help, id.getType());
    }
}
