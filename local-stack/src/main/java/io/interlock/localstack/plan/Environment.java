package io.interlock.localstack.plan;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The environment variables of the processes. Containers get the same names, so a service cannot
 * tell where it runs.
 */
public record Environment(
        Ports ports, Credentials credentials, Path configuration, Path data, boolean flow) {

    private static final String LOOPBACK = "127.0.0.1";

    /** For one of the services. */
    public Map<String, String> service(Part service) {
        Map<String, String> env = shared();
        env.put("SERVER_PORT", Integer.toString(ports.of(service)));
        env.put("SERVER_ADDRESS", LOOPBACK);
        env.put("SPRING_CONFIG_ADDITIONAL_LOCATION", "optional:file:" + configuration + "/");
        env.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
        env.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI", issuer());
        env.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI", issuer() + "/oauth2/jwks");
        env.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES", "interlock");
        Databases.of(service).ifPresent(name -> database(env, name));
        for (Part other : Part.of(Part.Kind.SERVICE)) {
            env.put("INTERLOCK_SERVICES_" + other.name() + "_URL", url(other));
        }
        if (service == Part.OPS_API) {
            login(env);
        }
        if (service == Part.FIX_GATEWAY_B) {
            env.put("INTERLOCK_ORDER_ENTRY_PORT", port("fix-b"));
            env.put("INTERLOCK_GATEWAY_INSTANCE", service.label());
        }
        return env;
    }

    /** For the JVM that the simulators share. */
    public Map<String, String> simulators() {
        Map<String, String> env = shared();
        env.put("INTERLOCK_SIMULATORS_DATA", data.resolve(Part.SIMULATORS).toString());
        env.put("INTERLOCK_FLOW", flow ? "on" : "off");
        env.put("INTERLOCK_OMSA_CONTROL_PORT", port("oms-a"));
        env.put("INTERLOCK_OMSB_CONTROL_PORT", port("oms-b"));
        env.put("INTERLOCK_TRADER_CONTROL_PORT", port("trader"));
        env.put("INTERLOCK_CRM_CONTROL_PORT", port("crm"));
        env.put("INTERLOCK_SIMULATORS_CLIENT_SECRET", credentials.oauthClient(Part.SIMULATORS));
        return env;
    }

    /** For a FIX client of this machine: where to connect and as whom. */
    public Map<String, String> fixClient() {
        Map<String, String> env = new LinkedHashMap<>();
        env.put("INTERLOCK_FIX_HOST", LOOPBACK);
        env.put("INTERLOCK_FIX_PORT", port("fix"));
        Credentials.FIX_CLIENTS.forEach(name ->
                env.put("INTERLOCK_CLIENT_" + name + "_PASSWORD", credentials.fixClient(name)));
        return env;
    }

    public String bootstrapServers() {
        return LOOPBACK + ":" + ports.of(Part.KAFKA);
    }

    /** The browser goes there too, hence the name and not the address. */
    public String issuer() {
        return "http://localhost:" + ports.of(Part.IDENTITY);
    }

    public String console() {
        return "http://localhost:" + ports.of(Part.OPS_API);
    }

    public String url(Part part) {
        return "http://" + LOOPBACK + ":" + ports.of(part);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + LOOPBACK + ":" + ports.of(Part.POSTGRES) + "/" + database;
    }

    private Map<String, String> shared() {
        Map<String, String> env = fixClient();
        env.put("INTERLOCK_ENVIRONMENT", "local");
        env.put("INTERLOCK_ISSUER", issuer());
        env.put("INTERLOCK_CONSOLE_URL", console());
        env.put("INTERLOCK_ORDER_ENTRY_PORT", port("fix"));
        for (String oms : new String[] {"oms-a", "oms-b"}) {
            String prefix = "INTERLOCK_" + oms.replace("-", "").toUpperCase(Locale.ROOT);
            env.put(prefix + "_HOST", LOOPBACK);
            env.put(prefix + "_PRIMARY_PORT", port(oms + "-primary"));
            env.put(prefix + "_SECONDARY_PORT", port(oms + "-secondary"));
            env.put(prefix + "_DROP_COPY_PORT", port(oms + "-drop-copy"));
            env.put(prefix + "_DROPCOPY_PORT", port(oms + "-drop-copy"));
        }
        env.put("INTERLOCK_CRM_WEBHOOK_URL", url(Part.CRM_PROVISIONING_SERVICE) + "/webhooks/crm");
        env.put("INTERLOCK_CRM_WEBHOOK_SECRET", credentials.crmWebhook());
        return env;
    }

    private void database(Map<String, String> env, String name) {
        env.put("SPRING_DATASOURCE_URL", jdbcUrl(name));
        env.put("SPRING_DATASOURCE_USERNAME", name);
        env.put("SPRING_DATASOURCE_PASSWORD", credentials.database(name));
    }

    private void login(Map<String, String> env) {
        String secret = credentials.oauthClient("ops-console");
        String client = "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_INTERLOCK_";
        String provider = "SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_INTERLOCK_";
        env.put("INTERLOCK_OPS_CLIENT_SECRET", secret);
        env.put(client + "CLIENT_ID", "ops-console");
        env.put(client + "CLIENT_SECRET", secret);
        env.put(provider + "AUTHORIZATION_URI", issuer() + "/oauth2/authorize");
        env.put(provider + "TOKEN_URI", issuer() + "/oauth2/token");
        env.put(provider + "JWK_SET_URI", issuer() + "/oauth2/jwks");
        env.put(provider + "USER_INFO_URI", issuer() + "/userinfo");
    }

    private String port(String name) {
        return Integer.toString(ports.of(name));
    }
}
