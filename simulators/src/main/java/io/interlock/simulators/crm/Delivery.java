package io.interlock.simulators.crm;

import java.time.Instant;

/** How one webhook fared: status 0 while no answer came; {@code done} when no try follows. */
public record Delivery(
        String id,
        String type,
        String clientId,
        int tries,
        int status,
        boolean done,
        Instant at,
        String answer) {}
