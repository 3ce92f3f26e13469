package io.interlock.simulators.trader;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the gateway is (and where else, should it not answer), who logs on, and the flow to begin
 * with (rate 0: none).
 */
public record TraderConfig(
        String gatewayHost,
        int gatewayPort,
        List<Integer> otherGatewayPorts,
        String gatewayCompId,
        List<TraderClient> clients,
        Path data,
        String host,
        int controlPort,
        double ratePerSecond,
        Mix mix,
        long seed,
        boolean forcedJournal) {

    /** No flow of its own, control on a free port. */
    public static TraderConfig quiet(int gatewayPort, List<TraderClient> clients, Path data) {
        return new TraderConfig(
                "127.0.0.1",
                gatewayPort,
                List.of(),
                "INTERLOCK",
                clients,
                data,
                "127.0.0.1",
                0,
                0,
                Mix.USUAL,
                1,
                true);
    }

    /** The same with the ports of other instances of the gateway. */
    public TraderConfig elseTo(List<Integer> ports) {
        return new TraderConfig(
                gatewayHost,
                gatewayPort,
                ports,
                gatewayCompId,
                clients,
                data,
                host,
                controlPort,
                ratePerSecond,
                mix,
                seed,
                forcedJournal);
    }
}
