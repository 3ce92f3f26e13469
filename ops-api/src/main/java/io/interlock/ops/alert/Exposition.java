package io.interlock.ops.alert;

import io.interlock.ops.alert.Facts.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads Prometheus' text format. */
public final class Exposition {
    private Exposition() {}

    /** The samples with one of {@code names}; lines that cannot be read are left out. */
    public static List<Sample> read(String service, String text, Set<String> names) {
        List<Sample> samples = new ArrayList<>();
        text.lines()
                .forEach(line -> {
                    int end = nameEnd(line);
                    if (end > 0 && names.contains(line.substring(0, end))) {
                        sample(service, line, end, samples);
                    }
                });
        return samples;
    }

    private static int nameEnd(String line) {
        if (line.startsWith("#")) {
            return -1;
        }
        int brace = line.indexOf('{');
        int space = line.indexOf(' ');
        return brace >= 0 && brace < space ? brace : space;
    }

    private static void sample(String service, String line, int nameEnd, List<Sample> samples) {
        Map<String, String> labels = new LinkedHashMap<>();
        int at = nameEnd;
        if (line.charAt(at) == '{') {
            at = labels(line, at + 1, labels);
        }
        String[] rest = line.substring(at).strip().split(" ");
        try {
            samples.add(
                    new Sample(
                            service,
                            line.substring(0, nameEnd),
                            labels,
                            Double.parseDouble(rest[0])));
        } catch (NumberFormatException e) {
            // +Inf and the like never are what a rule asks for
        }
    }

    /** Reads {@code name="value",...}} and returns the place behind it. */
    private static int labels(String line, int from, Map<String, String> labels) {
        int at = from;
        while (at < line.length() && line.charAt(at) != '}') {
            int equals = line.indexOf('=', at);
            if (equals < 0 || equals + 1 >= line.length()) {
                return line.length();
            }
            String name = line.substring(at, equals).strip();
            StringBuilder value = new StringBuilder();
            at = equals + 2;
            while (at < line.length() && line.charAt(at) != '"') {
                if (line.charAt(at) == '\\' && at + 1 < line.length()) {
                    at++;
                    value.append(line.charAt(at) == 'n' ? '\n' : line.charAt(at));
                } else {
                    value.append(line.charAt(at));
                }
                at++;
            }
            labels.put(name, value.toString());
            at++;
            if (at < line.length() && line.charAt(at) == ',') {
                at++;
            }
        }
        return Math.min(at + 1, line.length());
    }
}
