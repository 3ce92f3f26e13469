package io.interlock.crm;

import io.interlock.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class CrmArchitectureTest {
    @Test
    void featuresKeepTheirShape() {
        ArchitectureRules.check("io.interlock.crm");
    }

    @Test
    void theLifecycleIsPure() {
        ArchitectureRules.checkPure("io.interlock.crm.lifecycle");
    }
}
