package io.interlock.gateway;

import io.interlock.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceKeepsTheShapeOfTheHouse() {
        ArchitectureRules.check("io.interlock.gateway");
    }
}
