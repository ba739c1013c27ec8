package org.dockermirror.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchUnitRunner;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.runner.RunWith;

/** What the command may know: the allow-list, the set-up, and libraries; nothing of Nexus. */
@RunWith(ArchUnitRunner.class)
@AnalyzeClasses(packages = "org.dockermirror.cli", importOptions = DoNotIncludeTests.class)
public class ArchitectureTest {

    @ArchTest
    public static final ArchRule MAY_KNOW = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.dockermirror.cli..",
                    "org.dockermirror.allowlist..",
                    "org.dockermirror.setup..",
                    "java..",
                    "javax.net.ssl..",
                    "javax.security.auth.x500..",
                    "org.jspecify..",
                    "picocli..",
                    "me.tongfei.progressbar..",
                    "net.harawata.appdirs..",
                    "com.fasterxml.jackson..");

    /** Commands know how to use servers, registries and progress, never the other way round. */
    @ArchTest
    public static final ArchRule DOWN_ONLY = classes()
            .that()
            .resideInAnyPackage(
                    "..cli.server..", "..cli.registry..", "..cli.progress..", "..cli.file..", "..cli.nexus..")
            .should()
            .onlyAccessClassesThat()
            .resideOutsideOfPackages(
                    "..cli.demo..", "..cli.check..", "..cli.plan..", "..cli.nginx..", "..cli.doctor..", "..cli.warm..");

    @ArchTest
    public static final ArchRule NO_CYCLES =
            slices().matching("org.dockermirror.cli.(*)..").should().beFreeOfCycles();
}
