package org.dockermirror.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import picocli.CommandLine;

public class MainTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final StringWriter err = new StringWriter();

    @Test
    public void a_bad_option_is_one_sentence_and_status_2() {
        assertThat(run("demo", "--bogus")).isEqualTo(2);
        assertThat(err.toString()).contains("--bogus").contains("nexus-mirror demo --help");
    }

    @Test
    public void a_shell_completes_every_command_and_its_options() throws Exception {
        CommandRun run = CommandRun.of("generate-completion");
        assertThat(run.status()).isZero();
        Path script = folder.newFile("completion").toPath();
        Files.writeString(
                script,
                run.out() + "COMP_WORDS=(nexus-mirror apply --na) COMP_CWORD=2; _complete_nexus-mirror"
                        + "; printf '%s\\n' \"${COMPREPLY[@]}\"\n");
        // compopt complains that nobody pressed the key.
        Process shell = new ProcessBuilder("bash", script.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String completed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(completed).isZero();
        assertThat(completed.strip()).isEqualTo("--names-only");
        assertThat(run.out()).contains("demo", "plan", "remove", "check", "doctor", "warm", "nginx");
    }

    @Test
    public void no_command_is_status_2() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).startsWith("error: Name a command");
    }

    @Test
    public void what_is_no_port_is_status_2() {
        assertThat(run("demo", "--port", "x")).isEqualTo(2);
        assertThat(run("demo", "--port", "0")).isEqualTo(2);
        assertThat(run("demo", "--docker-port", "65536")).isEqualTo(2);
        assertThat(err.toString()).contains("'x'").contains("--port 0").contains("--docker-port 65536");
    }

    @Test
    public void a_bad_entry_is_named_with_what_would_be_right() {
        assertThat(run("demo", "--allow", "Helloz/**")).isEqualTo(2);
        assertThat(err.toString()).contains("--allow").contains("Helloz").contains("write \"helloz");
    }

    @Test
    public void every_bad_entry_is_named() {
        assertThat(run("demo", "--allow", "helloz/**", "--allow", "a**", "--allow", "a b"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("a**").contains("a b");
    }

    @Test
    public void an_upstream_that_is_no_address_is_status_2() {
        assertThat(run("demo", "--upstream", "registry.example.com")).isEqualTo(2);
        assertThat(run("demo", "--upstream", "ftp://registry.example.com")).isEqualTo(2);
    }

    @Test
    public void a_login_in_an_address_is_refused_and_not_repeated() {
        assertThat(run("demo", "--upstream", "https://me:secret@registry.example.com"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("without a login").doesNotContain("secret");
    }

    @Test
    public void stop_takes_no_settings() {
        assertThat(run("demo", "--stop", "--port", "8081")).isEqualTo(2);
        assertThat(err.toString()).contains("--stop goes with --data only");
    }

    @Test
    public void stopping_what_does_not_run_is_as_wished() {
        assertThat(run("demo", "--stop", "--data", new File(folder.getRoot(), "none").toString()))
                .isZero();
    }

    @Test
    public void a_blank_in_the_data_directory_is_refused() {
        assertThat(run("demo", "--data", new File(folder.getRoot(), "a b").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("blank");
    }

    @Test
    public void without_its_start_script_the_program_says_how_to_start_it() {
        assertThat(run("demo", "--data", folder.getRoot().toString())).isEqualTo(3);
        assertThat(err.toString()).contains("bin/nexus-mirror");
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setErr(new PrintWriter(err));
        return command.execute(arguments);
    }
}
