package io.interlock.routing;

import io.interlock.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceKeepsTheShapeOfTheHouse() {
        ArchitectureRules.check("io.interlock.routing");
    }
}
