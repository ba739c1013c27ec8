package org.dockermirror.gate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchUnitRunner;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.runner.RunWith;

/** The gate knows OSGi and a logger, nothing of the server: it runs beside any Docker format. */
@RunWith(ArchUnitRunner.class)
@AnalyzeClasses(packages = "org.dockermirror", importOptions = DoNotIncludeTests.class)
public class ArchitectureTest {

    @ArchTest
    public static final ArchRule knowsOnlyOsgi = classes()
            .that()
            .resideInAPackage("org.dockermirror.gate..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.dockermirror.gate..", "java..", "org.osgi..", "org.jspecify..", "org.slf4j..");
}
