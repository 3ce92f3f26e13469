package io.interlock.ops.alert.adapter;

import io.interlock.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Versions as ETags. */
final class Versions {
    private Versions() {}

    static String tag(int version) {
        return "\"" + version + "\"";
    }

    /** The version that was read, as If-Match names it. */
    static int of(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Problem.PRECONDITION_REQUIRED.exception(
                    "If-Match must name the version that was read, for example \"3\"");
        }
        try {
            return Integer.parseInt(ifMatch.replace("\"", ""));
        } catch (NumberFormatException e) {
            throw Problem.VALIDATION_FAILED.exception(
                    "If-Match must name the version that was read, for example \"3\"; it is "
                            + ifMatch);
        }
    }

    static RuntimeException mismatch(String what, int now) {
        return Problem.VERSION_MISMATCH
                .exception(what + " has changed meanwhile; its version is " + now)
                .with("version", now);
    }
}
