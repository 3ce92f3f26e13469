package io.interlock.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.ops.FakeService.Answer;
import io.interlock.ops.FakeService.Asked;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files and certificates of dropcopy-recon-service, asked for at the edge. */
@OpsApiTest
class ReconFilesRelayIT {
    private final FakeService recon;
    private final Http http;

    @Autowired
    ReconFilesRelayIT(@Qualifier("fakeRecon") FakeService recon, @LocalServerPort int port) {
        this.recon = recon;
        this.http = Http.at(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/recon-imports?oms=OMSA&limit=5",
                "/recon-imports/i-1",
                "/recon-mappings",
                "/recon-mappings/desk",
                "/recon-templates",
                "/recon-files/OMSA/2026-11-30/diff?template=eod",
                "/recon-deliveries?tradeDate=2026-11-30",
                "/recon-destinations",
                "/recon-certificates?oms=OMSA",
                "/recon-certificates/OMSA/2026-11-30"
            })
    void whatIsReadIsWhatReconciliationSays(String path) {
        recon.answers(new Answer(200, "application/json", "{\"items\":[]}", null));
        String viewer = Tokens.of("viewer");
        Http.Answer answer = http.get("/api/v1" + path, viewer);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"items\":[]}");
        assertThat(recon.asked())
                .containsExactly(new Asked("/api/v1" + path, "Bearer " + viewer, ""));
    }

    @Test
    void aFilePassesThroughWithWhatIsAskedOfIt() {
        recon.answers(
                new Answer(
                        201, "application/json", "{\"id\":\"i-1\"}", "/api/v1/recon-imports/i-1"));
        String file = "8=FIX.4.4|35=8|\n".repeat(200_000);
        String path =
                "/api/v1/recon-imports?oms=OMSA&format=FIX&mode=LENIENT&dryRun=true&reason=an outage";
        Http.Answer answer =
                http.send(
                        http.request(path.replace(" ", "%20"), Tokens.of("dealer"))
                                .header("Content-Type", "application/octet-stream")
                                .POST(HttpRequest.BodyPublishers.ofString(file))
                                .build());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.header("location")).isEqualTo("/api/v1/recon-imports/i-1");
        assertThat(recon.asked()).hasSize(1);
        assertThat(recon.asked().getFirst().path()).isEqualTo(path);
        assertThat(recon.asked().getFirst().body()).isEqualTo(file);
    }

    @Test
    void aDaysFileComesAsItIs() {
        recon.answers(new Answer(200, "text/csv;charset=ISO-8859-1", "HDR;1\r\n", null));
        Http.Answer answer =
                http.get(
                        "/api/v1/recon-files/OMSA/2026-11-30?template=eod&side=DROP_COPY",
                        Tokens.of("compliance"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("HDR;1\r\n");
        assertThat(answer.header("content-type")).contains("ISO-8859-1");
    }

    @Test
    void problemsAndAbsenceAreTold() {
        recon.answers(
                new Answer(409, "application/problem+json", "{\"code\":\"state-conflict\"}", null));
        Http.Answer refused =
                http.post(
                        "/api/v1/recon-files/OMSA/2026-11-30/deliveries",
                        Tokens.of("compliance"),
                        "{\"template\":\"eod\",\"destination\":\"x\",\"reason\":\"r\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asString()).isEqualTo("state-conflict");
        recon.away(true);
        try {
            Http.Answer gone = http.get("/api/v1/recon-destinations", Tokens.of("compliance"));
            assertThat(gone.status()).isEqualTo(503);
            assertThat(gone.json().path("service").asString()).isEqualTo("dropcopy-recon-service");
        } finally {
            recon.away(false);
        }
    }

    @Test
    void whoMayNotIsNotHeard() {
        recon.answers(new Answer(201, "application/json", "{}", null));
        Http.Answer refused =
                http.post(
                        "/api/v1/recon-certificates/OMSA/2026-11-30/sign-offs",
                        Tokens.of("dealer"),
                        "{\"hash\":\"h\",\"comment\":\"c\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(recon.asked()).isEmpty();
    }
}
