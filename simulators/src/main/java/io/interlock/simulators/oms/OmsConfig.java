package io.interlock.simulators.oms;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One OMS. {@code name} is the stem of its CompIDs ({@code OMSA} gives OMSA-P, OMSA-S, OMSA-DC);
 * {@code data} holds its FIX stores and its journal; port 0 takes a free one. {@code plain} is the
 * mode for measurements: New and Filled at once, journal not forced.
 */
public record OmsConfig(
        String name,
        String peer,
        String host,
        int primaryPort,
        int secondaryPort,
        int dropCopyPort,
        int controlPort,
        Path data,
        @Nullable Path script,
        boolean plain) {

    /** On free ports of the loopback, towards INTERLOCK. */
    public static OmsConfig onFreePorts(String name, Path data) {
        return new OmsConfig(name, "INTERLOCK", "127.0.0.1", 0, 0, 0, 0, data, null, false);
    }

    public OmsConfig inPlainMode() {
        return new OmsConfig(
                name,
                peer,
                host,
                primaryPort,
                secondaryPort,
                dropCopyPort,
                controlPort,
                data,
                script,
                true);
    }

    String primary() {
        return name + "-P";
    }

    String secondary() {
        return name + "-S";
    }

    String dropCopy() {
        return name + "-DC";
    }
}
