package io.interlock.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ProbeTest {

    @Test
    void onlyWhatIsNotUpIsNamed() {
        String body =
                """
                {"status":"OUT_OF_SERVICE","components":{
                  "db":{"status":"UP","details":{"database":"PostgreSQL"}},
                  "state":{"status":"DOWN","details":{"accounts.state.v1":"no marker yet"}}}}
                """;

        assertThat(Probe.reason(body)).isEqualTo("state no marker yet");
    }

    @Test
    void bodyThatIsNoHealthIsShownAsItIs() {
        assertThat(Probe.reason("<html>\n bad gateway</html>"))
                .isEqualTo("<html> bad gateway</html>");
        assertThat(Probe.reason("{\"status\":\"DOWN\"}")).isEqualTo("{\"status\":\"DOWN\"}");
    }

    @Test
    void silentPortIsSaid() {
        assertThat(Probe.problem(URI.create("http://127.0.0.1:1/readyz")))
                .contains("does not answer on 1 yet");
        assertThat(Probe.problem(URI.create("tcp://127.0.0.1:1")))
                .contains("does not listen on 1 yet");
    }
}
