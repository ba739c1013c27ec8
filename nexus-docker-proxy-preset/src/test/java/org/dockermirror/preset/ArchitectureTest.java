package org.dockermirror.preset;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchUnitRunner;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.runner.RunWith;

@RunWith(ArchUnitRunner.class)
@AnalyzeClasses(packages = "org.dockermirror.preset", importOptions = ImportOption.DoNotIncludeTests.class)
public class ArchitectureTest {

    @ArchTest
    public static final ArchRule knowsTheModulesBelowAndTheServer = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.net.ssl..",
                    "javax.inject..",
                    "javax.ws.rs..",
                    "io.swagger.annotations..",
                    "com.google.common.hash..",
                    "org.apache.shiro.authz.annotation..",
                    "javax.validation..",
                    "com.google.common.html..",
                    "com.google.common.escape..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "org.osgi.framework..",
                    "org.eclipse.sisu..",
                    "com.codahale.metrics..",
                    "com.fasterxml.jackson..",
                    "org.sonatype.goodies.common..",
                    "org.sonatype.nexus..",
                    "org.dockermirror.allowlist..",
                    "org.dockermirror.setup..",
                    "org.dockermirror.routing..",
                    "org.dockermirror.anonymous..",
                    "org.dockermirror.preset..");

    @ArchTest
    public static final ArchRule leavesSecurityToTheBundleBelow = noClasses()
            .that()
            .doNotHaveSimpleName("AnonymousRights")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.sonatype.nexus.security..");
}
