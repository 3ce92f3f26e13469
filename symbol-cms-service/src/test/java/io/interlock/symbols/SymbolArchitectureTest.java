package io.interlock.symbols;

import io.interlock.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class SymbolArchitectureTest {
    @Test
    void featuresKeepTheirShape() {
        ArchitectureRules.check("io.interlock.symbols");
    }
}
