package org.dockermirror.setup;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchUnitRunner;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.runner.RunWith;

/** What this module may know, and which of its packages may know which. */
@RunWith(ArchUnitRunner.class)
@AnalyzeClasses(packages = "org.dockermirror.setup", importOptions = ImportOption.DoNotIncludeTests.class)
public class ArchitectureTest {

    @ArchTest
    public static final ArchRule KNOWS_THE_CORE_AND_THE_YAML_ENGINE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.snakeyaml.engine..",
                    "org.dockermirror.allowlist..",
                    "org.dockermirror.setup..");

    @ArchTest
    public static final ArchRule ONLY_WHAT_READS_AND_EDITS_FILES_KNOWS_THE_YAML_ENGINE = noClasses()
            .that()
            .resideOutsideOfPackages("..setup.file..", "..setup.edit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml.engine..");

    @ArchTest
    public static final ArchRule A_WISH_KNOWS_NEITHER_FILE_NOR_PLAN = noClasses()
            .that()
            .resideInAPackage("..setup.wish..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..setup.file..", "..setup.plan..");

    @ArchTest
    public static final ArchRule A_PLAN_DOES_NOT_KNOW_WHERE_THE_WISH_WAS_WRITTEN = noClasses()
            .that()
            .resideInAPackage("..setup.plan..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..setup.file..");

    @ArchTest
    public static final ArchRule NO_CYCLES =
            slices().matching("org.dockermirror.setup.(*)..").should().beFreeOfCycles();
}
