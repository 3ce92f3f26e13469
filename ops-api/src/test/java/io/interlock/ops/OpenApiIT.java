package io.interlock.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@OpsApiTest
class OpenApiIT {
    /** {@code -Dopenapi.write=true} renews it. */
    private static final Path COMMITTED = Path.of("openapi.yaml");

    private final int port;

    OpenApiIT(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void theCommittedDescriptionIsTheRunningOne() throws IOException {
        Http.Answer answer = Http.at(port).get("/v3/api-docs.yaml", null);
        assertThat(answer.status()).isEqualTo(200);
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, answer.text());
        }
        assertThat(answer.text()).isEqualTo(Files.readString(COMMITTED));
    }
}
