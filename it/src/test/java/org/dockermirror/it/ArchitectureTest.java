package org.dockermirror.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchUnitRunner;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.runner.RunWith;

/** The tests see the product as a user does: as files and over the wire, never as classes. */
@RunWith(ArchUnitRunner.class)
@AnalyzeClasses(packages = "org.dockermirror.it")
public class ArchitectureTest {
    @ArchTest
    public static final ArchRule knowsTheProductOnlyAsFiles = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.sonatype..",
                    "org.dockermirror.anonymous..",
                    "org.dockermirror.cli..",
                    "org.dockermirror.format..",
                    "org.dockermirror.gate..",
                    "org.dockermirror.preset..",
                    "org.dockermirror.routing..",
                    "org.dockermirror.setup..",
                    "org.dockermirror.ui..");

    @ArchTest
    public static final ArchRule theBedKnowsNoScenario = classes()
            .that()
            .resideInAPackage("org.dockermirror.it.bed..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "org.dockermirror.it.mirror..",
                    "org.dockermirror.it.setup..",
                    "org.dockermirror.it.shown..",
                    "org.dockermirror.it.format..",
                    "org.dockermirror.it.faults..",
                    "org.dockermirror.it.demo..",
                    "org.dockermirror.it.group..",
                    "org.dockermirror.it.entrance..",
                    "org.dockermirror.it.nginx..",
                    "org.dockermirror.it.doctor..",
                    "org.dockermirror.it.content..",
                    "org.dockermirror.it.rest..");
}
