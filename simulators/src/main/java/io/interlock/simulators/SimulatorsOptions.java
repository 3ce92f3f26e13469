package io.interlock.simulators;

import io.interlock.simulators.crm.CrmConfig;
import io.interlock.simulators.crm.CrmSimulator;
import io.interlock.simulators.oms.OmsConfig;
import io.interlock.simulators.oms.OmsSimulator;
import io.interlock.simulators.trader.Mix;
import io.interlock.simulators.trader.TraderClient;
import io.interlock.simulators.trader.TraderConfig;
import io.interlock.simulators.trader.TraderSimulator;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Ports, places and secrets: option, else environment variable, else the local default. */
final class SimulatorsOptions {
    @Option(
            names = "--data",
            defaultValue = "${env:INTERLOCK_SIMULATORS_DATA:-data/simulators}",
            description = "FIX stores and journals (${DEFAULT-VALUE})")
    Path data = Path.of("data/simulators");

    @Option(
            names = "--bind",
            defaultValue = "${env:INTERLOCK_SIMULATORS_BIND:-127.0.0.1}",
            description = "Address to listen on (${DEFAULT-VALUE})")
    String bind = "127.0.0.1";

    @Option(
            names = "--oms-a-ports",
            split = ",",
            defaultValue =
                    "${env:INTERLOCK_OMSA_PRIMARY_PORT:-9901},${env:INTERLOCK_OMSA_SECONDARY_PORT:-9902},"
                            + "${env:INTERLOCK_OMSA_DROP_COPY_PORT:-9903},${env:INTERLOCK_OMSA_CONTROL_PORT:-8091}",
            description = "OMSA: primary, secondary, drop copy, control (${DEFAULT-VALUE})")
    List<Integer> omsAPorts = List.of();

    @Option(
            names = "--oms-b-ports",
            split = ",",
            defaultValue =
                    "${env:INTERLOCK_OMSB_PRIMARY_PORT:-9911},${env:INTERLOCK_OMSB_SECONDARY_PORT:-9912},"
                            + "${env:INTERLOCK_OMSB_DROP_COPY_PORT:-9913},${env:INTERLOCK_OMSB_CONTROL_PORT:-8092}",
            description = "OMSB: primary, secondary, drop copy, control (${DEFAULT-VALUE})")
    List<Integer> omsBPorts = List.of();

    @Option(names = "--script", description = "Rules for the OMSs (JSON); see the README")
    @Nullable Path script;

    @Option(
            names = "--plain",
            description = "OMSs for measurements: instant New and Filled, journal not forced")
    boolean plain;

    @Option(
            names = "--gateway-host",
            defaultValue = "${env:INTERLOCK_FIX_HOST:-127.0.0.1}",
            description = "Where traders connect (${DEFAULT-VALUE})")
    String gatewayHost = "127.0.0.1";

    @Option(
            names = "--gateway-port",
            defaultValue = "${env:INTERLOCK_FIX_PORT:-9880}",
            description = "(${DEFAULT-VALUE})")
    int gatewayPort;

    @Option(
            names = "--other-gateway-ports",
            split = ",",
            description = "Where traders connect when the first port does not answer")
    List<Integer> otherGatewayPorts = List.of();

    @Option(
            names = "--trader-control-port",
            defaultValue = "${env:INTERLOCK_TRADER_CONTROL_PORT:-8093}",
            description = "(${DEFAULT-VALUE})")
    int traderControlPort;

    @Option(
            names = "--rate",
            defaultValue = "${env:INTERLOCK_FLOW_RATE:-2}",
            description = "Orders a second to begin with (${DEFAULT-VALUE})")
    double rate;

    @Option(
            names = "--flow",
            defaultValue = "${env:INTERLOCK_FLOW:-on}",
            description = "on or off (${DEFAULT-VALUE})")
    String flow = "on";

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of the traders' random numbers (${DEFAULT-VALUE})")
    long seed;

    @Option(
            names = "--crm-webhook-url",
            defaultValue = "${env:INTERLOCK_CRM_WEBHOOK_URL:-http://127.0.0.1:8083/webhooks/crm}",
            description = "(${DEFAULT-VALUE})")
    URI crmWebhooks = URI.create("http://127.0.0.1:8083/webhooks/crm");

    @Option(
            names = "--crm-control-port",
            defaultValue = "${env:INTERLOCK_CRM_CONTROL_PORT:-8094}",
            description = "(${DEFAULT-VALUE})")
    int crmControlPort;

    OmsSimulator omsA() {
        return new OmsSimulator(oms("OMSA", omsAPorts, data.resolve("oms-a")));
    }

    OmsSimulator omsB() {
        return new OmsSimulator(oms("OMSB", omsBPorts, data.resolve("oms-b")));
    }

    private OmsConfig oms(String name, List<Integer> ports, Path place) {
        if (ports.size() != 4) {
            throw new IllegalArgumentException(name + " needs four ports, not " + ports);
        }
        return new OmsConfig(
                name,
                "INTERLOCK",
                bind,
                ports.get(0),
                ports.get(1),
                ports.get(2),
                ports.get(3),
                place,
                script,
                plain);
    }

    TraderSimulator trader() {
        List<TraderClient> clients =
                List.of(
                        client("TRADER1", "L1001"),
                        client("TRADER2", "L1002"),
                        client("TRADER3", "L1003"),
                        client("DEMO1", "D1004"));
        boolean flowing = flow.toLowerCase(Locale.ROOT).equals("on");
        return new TraderSimulator(
                new TraderConfig(
                        gatewayHost,
                        gatewayPort,
                        otherGatewayPorts,
                        "INTERLOCK",
                        clients,
                        data.resolve("trader"),
                        bind,
                        traderControlPort,
                        flowing ? rate : 0,
                        Mix.USUAL,
                        seed,
                        true));
    }

    private static TraderClient client(String compId, String account) {
        String password = System.getenv("INTERLOCK_CLIENT_" + compId + "_PASSWORD");
        return new TraderClient(compId, password, account, TraderClient.SYMBOLS);
    }

    CrmSimulator crm() {
        String secret = System.getenv("INTERLOCK_CRM_WEBHOOK_SECRET");
        if (secret == null) {
            throw new IllegalArgumentException("INTERLOCK_CRM_WEBHOOK_SECRET is not set");
        }
        return new CrmSimulator(
                new CrmConfig(
                        crmWebhooks, secret, data.resolve("crm"), bind, crmControlPort, true));
    }
}
