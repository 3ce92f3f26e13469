package io.interlock.ops;

import io.interlock.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceKeepsItsShape() {
        ArchitectureRules.check("io.interlock.ops");
    }
}
