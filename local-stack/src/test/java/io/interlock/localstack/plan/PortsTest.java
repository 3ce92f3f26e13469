package io.interlock.localstack.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void consoleIsOn8080AndOrderEntryOn9880() {
        assertThat(Ports.standard().of(Part.OPS_API)).isEqualTo(8080);
        assertThat(Ports.standard().of("fix")).isEqualTo(9880);
    }

    @Test
    void offsetMovesAllAndOneCanBeChanged() {
        Ports ports = Ports.standard().shiftedBy(100).with(Map.of("fix", 7000));

        assertThat(ports.of("fix")).isEqualTo(7000);
        assertThat(ports.of(Part.OPS_API)).isEqualTo(8180);
    }

    @Test
    void unknownNameIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Ports.standard().with(Map.of("consle", 7000)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no port named 'consle'")
                .hasMessageContaining("ops-api, routing-service");
    }

    @Test
    void onePortForTwoIsRefused() {
        assertThatThrownBy(() -> Ports.standard().with(Map.of("fix", 8080)))
                .hasMessage("Port 8080 is given to both ops-api and fix");
    }

    @Test
    void partsListenOnTheirOwnPortsOnly() {
        Ports ports = Ports.standard();

        assertThat(ports.listenedBy(Part.OMS_A))
                .containsOnlyKeys("oms-a", "oms-a-primary", "oms-a-secondary", "oms-a-drop-copy");
        assertThat(ports.listenedBy(Part.FIX_GATEWAY)).containsOnlyKeys("fix-gateway", "fix");
        assertThat(ports.listenedBy(Part.CRM)).containsOnlyKeys("crm");
    }
}
