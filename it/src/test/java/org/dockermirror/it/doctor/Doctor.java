package org.dockermirror.it.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.Command;
import org.dockermirror.it.bed.MirrorCommand;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.NginxSite;
import org.dockermirror.it.bed.Rest;

/** The command, and what it said. */
final class Doctor {
    private final int status;
    private final JsonNode report;

    private Doctor(int status, JsonNode report) {
        this.status = status;
        this.report = report;
    }

    /** Asked without a login. */
    static Doctor outside(String url, String... more) {
        List<String> arguments = new ArrayList<>(List.of("doctor", url));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--json", "--timeout", "20"));
        if (!arguments.contains("--ca")) {
            arguments.addAll(List.of("--ca", NginxSite.authority()));
        }
        Path out = Bed.scratch("doctor").resolve("report.json");
        Command.Result result = MirrorCommand.into(out, arguments);
        try {
            String report = Files.readString(out);
            assertThat(report).as(result.toString()).startsWith("{");
            return new Doctor(result.status(), Rest.json(report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asked with an administrator's login. */
    static Doctor inside(String url, String... more) {
        Path password = Bed.scratch("doctor").resolve("password");
        try {
            Files.writeString(password, Rest.PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(
                List.of("--nexus", NexusServer.URL, "--user", "admin", "--password-file", password.toString()));
        return outside(url, arguments.toArray(String[]::new));
    }

    Doctor isWell() {
        assertThat(status).as(report.toPrettyString()).isZero();
        return this;
    }

    /** Says that this cause fits what the step showed, best of all. */
    Doctor names(String step, String cause) {
        assertThat(status).as(report.toPrettyString()).isEqualTo(1);
        assertThat(causes(step)).as(report.toPrettyString()).startsWith(cause);
        return this;
    }

    /** Says that this cause is among those that fit what the step showed. */
    Doctor ranks(String step, String cause) {
        assertThat(status).as(report.toPrettyString()).isEqualTo(1);
        assertThat(causes(step)).as(report.toPrettyString()).contains(cause);
        return this;
    }

    /** Says that this cause and no other is behind the step. */
    Doctor proves(String step, String cause) {
        assertThat(status).as(report.toPrettyString()).isEqualTo(1);
        assertThat(causes(step)).as(report.toPrettyString()).containsExactly(cause);
        return this;
    }

    Doctor warns(String step, String cause) {
        assertThat(step(step).path("state").asText())
                .as(report.toPrettyString())
                .isEqualTo("warning");
        assertThat(causes(step)).as(report.toPrettyString()).startsWith(cause);
        return this;
    }

    /** What the settings show though no step met it. */
    List<String> settings() {
        return texts(report.path("settings"));
    }

    private List<String> causes(String step) {
        return texts(step(step).path("causes"));
    }

    private JsonNode step(String name) {
        for (JsonNode step : report.path("steps")) {
            if (step.path("step").asText().equals(name)) {
                return step;
            }
        }
        throw new AssertionError("no step " + name + " in " + report.toPrettyString());
    }

    private static List<String> texts(JsonNode causes) {
        List<String> texts = new ArrayList<>();
        causes.forEach(cause -> texts.add(cause.path("cause").asText()));
        return texts;
    }
}
