package io.interlock.ops.reject;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reject codes in FIX's words. */
public final class CodeName {
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("103=0", "Broker / exchange option"),
                    Map.entry("103=1", "Unknown symbol"),
                    Map.entry("103=2", "Exchange closed"),
                    Map.entry("103=3", "Order exceeds limit"),
                    Map.entry("103=4", "Too late to enter"),
                    Map.entry("103=5", "Unknown order"),
                    Map.entry("103=6", "Duplicate order"),
                    Map.entry("103=7", "Duplicate of a verbally communicated order"),
                    Map.entry("103=8", "Stale order"),
                    Map.entry("103=11", "Unsupported order characteristic"),
                    Map.entry("103=13", "Incorrect quantity"),
                    Map.entry("103=15", "Unknown account"),
                    Map.entry("103=16", "Price exceeds current price band"),
                    Map.entry("103=18", "Invalid price increment"),
                    Map.entry("103=99", "Other"),
                    Map.entry("102=0", "Too late to cancel"),
                    Map.entry("102=1", "Unknown order"),
                    Map.entry("102=2", "Broker / exchange option"),
                    Map.entry("102=3", "Already in pending cancel or pending replace"),
                    Map.entry("102=6", "Duplicate ClOrdID received"),
                    Map.entry("102=99", "Other"),
                    Map.entry("380=0", "Other"),
                    Map.entry("380=1", "Unknown ID"),
                    Map.entry("380=2", "Unknown security"),
                    Map.entry("380=3", "Unsupported message type"),
                    Map.entry("380=4", "Application not available"),
                    Map.entry("380=5", "Conditionally required field missing"),
                    Map.entry("380=6", "Not authorized"));

    private CodeName() {}

    public static @Nullable String of(@Nullable String code) {
        return code == null ? null : NAMES.get(code);
    }
}
