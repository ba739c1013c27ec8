package org.dockermirror.allowlist;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchUnitRunner;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.runner.RunWith;

/** What this module may know, and which of its packages may know which. */
@RunWith(ArchUnitRunner.class)
@AnalyzeClasses(packages = "org.dockermirror.allowlist", importOptions = ImportOption.DoNotIncludeTests.class)
public class ArchitectureTest {

    @ArchTest
    public static final ArchRule KNOWS_THE_JDK_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.dockermirror.allowlist..");

    @ArchTest
    public static final ArchRule NO_CYCLES =
            slices().matching("org.dockermirror.allowlist.(*)..").should().beFreeOfCycles();

    @ArchTest
    public static final ArchRule PACKAGES_POINT_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("name")
            .definedBy("..allowlist.name..")
            .layer("request")
            .definedBy("..allowlist.request..")
            .layer("rule")
            .definedBy("..allowlist.rule..")
            .layer("decision")
            .definedBy("..allowlist.decision..")
            .layer("content")
            .definedBy("..allowlist.content..")
            .whereLayer("decision")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("content")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("request")
            .mayOnlyBeAccessedByLayers("decision")
            .whereLayer("rule")
            .mayOnlyBeAccessedByLayers("decision", "content");

    @ArchTest
    public static final ArchRule NO_REGEX = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("java.util.regex..")
            .because("a request is decided without regular expressions");
}
