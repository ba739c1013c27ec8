package org.dockermirror.hold;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchUnitRunner;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.runner.RunWith;

/** The hold knows OSGi and a logger, nothing of the server: it is there before the server is. */
@RunWith(ArchUnitRunner.class)
@AnalyzeClasses(packages = "org.dockermirror", importOptions = DoNotIncludeTests.class)
public class ArchitectureTest {

    @ArchTest
    public static final ArchRule knowsOnlyOsgi = classes()
            .that()
            .resideInAPackage("org.dockermirror.hold..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.dockermirror.hold..", "java..", "org.osgi..", "org.jspecify..", "org.slf4j..");
}
