package org.dockermirror.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import org.dockermirror.cli.check.CheckCommand;
import org.dockermirror.cli.demo.DemoCommand;
import org.dockermirror.cli.doctor.DoctorCommand;
import org.dockermirror.cli.nginx.NginxCommand;
import org.dockermirror.cli.plan.ApplyCommand;
import org.dockermirror.cli.plan.PlanCommand;
import org.dockermirror.cli.plan.RemoveCommand;
import org.dockermirror.cli.warm.WarmCommand;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The top of the command tree; alone it only says what the commands are. */
@Command(
        name = "nexus-mirror",
        description = "A Docker mirror inside Sonatype Nexus Repository 3: anonymous pulls, an allow-list, no pushes.",
        subcommands = {
            DemoCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            RemoveCommand.class,
            CheckCommand.class,
            DoctorCommand.class,
            WarmCommand.class,
            NginxCommand.class,
            GenerateCompletion.class
        },
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = NexusMirror.Version.class,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:as wished",
            "1:not as wished: something was denied, differs or failed its check",
            "2:wrong usage or bad input",
            "3:could not reach it or do it"
        })
final class NexusMirror implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--verbose",
            scope = CommandLine.ScopeType.INHERIT,
            description = "With an error, print where in the program it arose.")
    private boolean verbose;

    boolean isVerbose() {
        return verbose;
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec, "spec is null").commandLine(),
                "Name a command: demo, plan, apply, remove, check, doctor, warm or nginx");
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            Properties properties = new Properties();
            try (InputStream in = NexusMirror.class.getResourceAsStream("version.properties")) {
                properties.load(Objects.requireNonNull(in, "version.properties is not in the jar"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new String[] {"nexus-mirror " + properties.getProperty("version")};
        }
    }
}
