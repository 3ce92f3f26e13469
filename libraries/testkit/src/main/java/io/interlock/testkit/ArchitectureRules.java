package io.interlock.testkit;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The shape every service keeps. A feature is a direct child package of the service's package; one
 * that has an {@code adapter} child is pure at its top, one without stays flat.
 */
public final class ArchitectureRules {
    private static final String[] EFFECTS = {
        "org.springframework..",
        "quickfix..",
        "org.apache.kafka..",
        "org.hibernate..",
        "jakarta..",
        "java.sql..",
        "javax.sql..",
        "java.net.http..",
        "tools.jackson..",
        "org.slf4j.."
    };

    private ArchitectureRules() {}

    /** All rules for the service that lives in {@code basePackage}. */
    public static void check(String basePackage) {
        check(production(basePackage), basePackage);
    }

    static void check(JavaClasses classes, String basePackage) {
        Set<String> adapters =
                classes.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.endsWith(".adapter"))
                        .collect(Collectors.toSet());
        for (String adapter : adapters) {
            String feature = adapter.substring(0, adapter.length() - ".adapter".length());
            pure(classes, feature);
            privateTo(classes, adapter, feature, basePackage);
        }
        slices().matching(basePackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .because("features are free of cycles")
                .check(classes);
        noJackson2(classes);
    }

    /** The whole package tree is pure: no framework, I/O, logging, clock or random. */
    public static void checkPure(String basePackage) {
        JavaClasses classes = production(basePackage);
        pure(classes, basePackage + "..");
        noJackson2(classes);
    }

    private static JavaClasses production(String basePackage) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(basePackage);
    }

    static void pure(JavaClasses classes, String packages) {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(EFFECTS)
                .allowEmptyShould(true)
                .because("effects live in the adapter package of a feature")
                .check(classes);
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(packages)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .allowEmptyShould(true)
                .because("time and ids come in as arguments")
                .check(classes);
    }

    static void privateTo(JavaClasses classes, String adapter, String feature, String basePackage) {
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(adapter)
                .should()
                .onlyHaveDependentClassesThat(
                        DescribedPredicate.describe(
                                "belong to " + feature + " or wire the application",
                                dependent ->
                                        dependent.getPackageName().equals(basePackage)
                                                || dependent.getPackageName().equals(feature)
                                                || dependent
                                                        .getPackageName()
                                                        .startsWith(feature + ".")))
                .allowEmptyShould(true)
                .because("an adapter is private to its feature")
                .check(classes);
    }

    private static void noJackson2(JavaClasses classes) {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..")
                .allowEmptyShould(true)
                .because("our JSON is Jackson 3 (tools.jackson)")
                .check(classes);
    }
}
