package io.interlock.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.interlock.gateway.StartedGateway.Home;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators want of a session outlives the instance that was told. */
class SessionStopsIT {
    private final Home home =
            new Home()
                    .with("clients[0].comp-id", "STAYS1")
                    .with("clients[0].password", "secret")
                    .with("clients[1].comp-id", "STAYS2")
                    .with("clients[1].password", "secret");

    @Test
    void aSessionStoppedByHandStaysStoppedUntilSomeoneStartsIt() throws Exception {
        try (StartedGateway first = home.start()) {
            isOpen(first);
            try (FixSocket client = home.connect("STAYS1", 1).logon("secret")) {
                assertThat(client.receive()).contains("|35=A|");
                first.rest()
                        .send("fix-sessions/STAYS1/stops", "{\"reason\":\"desk is sold\"}")
                        .andExpect(status().isOk())
                        .andExpect(jsonPath("$.state.state").value("STOPPED"));
                assertThat(client.receive()).contains("|35=5|").contains("desk is sold");
            }
            first.rest()
                    .send("fix-sessions/STAYS1/stops", "{\"reason\":\"again\"}")
                    .andExpect(status().isConflict());
        }
        try (StartedGateway second = home.start()) {
            isOpen(second);
            second.rest()
                    .read("fix-sessions/STAYS1")
                    .andExpect(jsonPath("$.version").value(1))
                    .andExpect(jsonPath("$.state.state").value("STOPPED"))
                    .andExpect(jsonPath("$.words").value(containsString("Stopped by olga at ")))
                    .andExpect(jsonPath("$.words").value(containsString("desk is sold")));
            try (FixSocket stopped = home.connect("STAYS1", 3).logon("secret")) {
                assertThat(stopped.closed()).isTrue();
                assertThat(stopped.unread()).isEmpty();
            }
            second.rest()
                    .send("fix-sessions/STAYS1/starts", "{\"reason\":\"bought back\"}")
                    .andExpect(status().isOk());
            try (FixSocket back = home.connect("STAYS1", 3).logon("secret")) {
                assertThat(back.receive()).contains("|35=A|");
            }
            assertThat(
                            second.get(JdbcClient.class)
                                    .sql(
                                            "select count(*) from audit_entry where object ="
                                                    + " 'session:STAYS1'")
                                    .query(Integer.class)
                                    .single())
                    .isEqualTo(2);
        }
    }

    private static void isOpen(StartedGateway gateway) {
        Eventually.within(Duration.ofSeconds(30))
                .is("order entry is open", () -> gateway.sessions().lookup("STAYS2") != null);
    }
}
