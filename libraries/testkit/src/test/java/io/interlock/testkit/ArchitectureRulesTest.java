package io.interlock.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {
    private static final String SAMPLE = "io.interlock.testkit.sample.";

    @Test
    void effectsInTheAdapterAreFine() {
        assertThatCode(() -> check("clean")).doesNotThrowAnyException();
    }

    @Test
    void clockInThePureCoreIsFound() {
        assertThatThrownBy(
                        () -> ArchitectureRules.pure(sample("muddled"), SAMPLE + "muddled.order"))
                .hasMessageContaining("time and ids come in as arguments");
    }

    @Test
    void foreignAdapterIsFound() {
        assertThatThrownBy(() ->
                        ArchitectureRules.privateTo(
                                sample("muddled"),
                                SAMPLE + "muddled.order.adapter",
                                SAMPLE + "muddled.order",
                                SAMPLE + "muddled"))
                .hasMessageContaining("an adapter is private to its feature");
    }

    private static void check(String name) {
        ArchitectureRules.check(sample(name), SAMPLE + name);
    }

    private static JavaClasses sample(String name) {
        return new ClassFileImporter().importPackages(SAMPLE + name);
    }
}
