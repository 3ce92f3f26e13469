package io.interlock.ctl;

import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Server-sent events of one name. */
final class Tail {
    private Tail() {}

    /** Reads until the stream ends, or {@code most} have come. */
    static void read(Stream<String> lines, String event, long most, Consumer<JsonNode> each) {
        String name = "";
        StringBuilder data = new StringBuilder();
        long seen = 0;
        for (Iterator<String> i = lines.iterator(); seen < most && i.hasNext(); ) {
            String line = i.next();
            if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5));
            } else if (line.isEmpty()) {
                if (name.equals(event)) {
                    each.accept(Api.JSON.readTree(data.toString()));
                    seen++;
                }
                name = "";
                data.setLength(0);
            }
        }
    }
}
