package io.interlock.testkit.sample.muddled.order;

import java.time.Instant;

public record Order(String id) {
    Instant at() {
        return Instant.now();
    }
}
