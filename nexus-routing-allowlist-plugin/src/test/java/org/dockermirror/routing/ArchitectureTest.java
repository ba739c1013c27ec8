package org.dockermirror.routing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchUnitRunner;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.runner.RunWith;

@RunWith(ArchUnitRunner.class)
@AnalyzeClasses(packages = "org.dockermirror.routing", importOptions = DoNotIncludeTests.class)
public class ArchitectureTest {

    @ArchTest
    public static final ArchRule knowsTheAllowListAndTheServer = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.inject..",
                    "javax.servlet..",
                    "javax.ws.rs..",
                    "com.codahale.metrics..",
                    "com.google.common.cache..",
                    "com.google.common.eventbus..",
                    "com.google.common.net..",
                    "com.google.inject..",
                    "com.fasterxml.jackson..",
                    "io.swagger.annotations..",
                    "org.apache.shiro.authz..",
                    "org.eclipse.jetty..",
                    "org.eclipse.sisu.inject..",
                    "org.slf4j..",
                    "org.osgi.framework..",
                    "org.jspecify..",
                    "org.sonatype.nexus..",
                    "org.dockermirror.allowlist..",
                    "org.dockermirror.routing..");

    /** The server's request types stop at the two nets. */
    @ArchTest
    public static final ArchRule mirrorsKnowNoRequests = classes()
            .that()
            .resideInAPackage("org.dockermirror.routing.mirror..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("javax.servlet..", "org.sonatype.nexus.repository.view..");

    @ArchTest
    public static final ArchRule hasNoCycles =
            slices().matching("org.dockermirror.routing.(*)..").should().beFreeOfCycles();
}
