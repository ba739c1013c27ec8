package org.dockermirror.format;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchUnitRunner;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.runner.RunWith;

/** The module table's line for this module: the server's API, and nothing of ours but image names. */
@RunWith(ArchUnitRunner.class)
@AnalyzeClasses(packages = "org.dockermirror", importOptions = DoNotIncludeTests.class)
public class ArchitectureTest {

    @ArchTest
    public static final ArchRule knowsOnlyTheServerAndImageNames = classes()
            .that()
            .resideInAPackage("org.dockermirror.format..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.dockermirror.format..",
                    "org.dockermirror.allowlist.name",
                    "java..",
                    "javax..",
                    "org.jspecify..",
                    "org.sonatype..",
                    "org.apache.http..",
                    "org.apache.shiro..",
                    "org.eclipse.jetty..",
                    "org.eclipse.sisu..",
                    "org.slf4j..",
                    "com.fasterxml.jackson..",
                    "com.codahale.metrics..",
                    "com.google..",
                    "io.swagger.annotations..");

    @ArchTest
    public static final ArchRule packagesHaveNoCycles =
            slices().matching("org.dockermirror.format.(*)..").should().beFreeOfCycles();
}
