package io.interlock.simulators.crm;

import java.net.URI;
import java.nio.file.Path;

/** Where webhooks go and how they are signed ({@code secret} is {@code whsec_...}). */
public record CrmConfig(
        URI webhooks, String secret, Path data, String host, int controlPort, boolean seed) {}
