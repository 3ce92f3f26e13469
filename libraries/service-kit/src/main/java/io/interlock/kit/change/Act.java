package io.interlock.kit.change;

import java.time.Instant;

/** Who does something, why and when. */
public record Act(String by, String reason, Instant at) {
    /** Who acts where time alone does. */
    public static final String PLATFORM = "platform";

    /** The person behind a name: {@code ops} for {@code ops via nightly-report}, an API key. */
    static String person(String name) {
        int key = name.indexOf(" via ");
        return key < 0 ? name : name.substring(0, key);
    }
}
