package org.dockermirror.it.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.rules.ExternalResource;

/**
 * A Nexus of its own for the tests of one scenario, from a fresh data directory.
 *
 * <p>As a class rule it is running when a test class starts. It goes on running after the class, so that classes of the
 * same scenario share one boot; the start of another server stops it, for two of them ask too much of a small machine.
 */
public final class NexusServer extends ExternalResource {
    public static final String URL = "http://127.0.0.1:8081";
    /** Where a server answers that has TLS alone. */
    public static final String TLS_URL = "https://" + NginxSite.HOST + ":8443";

    private static final Duration BOOT = Duration.ofMinutes(5);
    /** What a server notes by itself, at a start or when something is pulled or denied. */
    private static final Pattern NO_CHANGE = Pattern.compile(
            "\"domain\":\"(capability|docker-mirror|tasks|database-migration|repository\\.(asset|component))|\"type\":\"(autoBlockStatus|started|stopped)\"");

    private static final String JAVA_OPTIONS = "EXTRA_JAVA_OPTS";

    private static @Nullable NexusServer running;

    private final String name;
    private final Path home;
    private final Path data;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private String url = URL;
    private @Nullable Daemon process;

    private NexusServer(String name) {
        this.name = name;
        this.home = Bed.scratch("nexus-" + name).resolve("server");
        this.data = Bed.scratch("nexus-" + name + "/data");
        environment.put("KARAF_DATA", data.toString());
        environment.put("JAVA_MIN_MEM", "1200m");
        environment.put("JAVA_MAX_MEM", "1200m");
        install();
        bootFast();
    }

    /** A server without anything of ours in it. */
    public static NexusServer fresh(String name) {
        return new NexusServer(name);
    }

    public NexusServer with(Kar... kars) {
        for (Kar kar : kars) {
            withFile(kar.file());
        }
        return this;
    }

    /** With so many megabytes of heap, and of buffers outside of it. */
    public NexusServer memory(int heap, int buffers) {
        return environment("JAVA_MIN_MEM", heap + "m")
                .environment("JAVA_MAX_MEM", heap + "m")
                .environment(JAVA_OPTIONS, environment.get(JAVA_OPTIONS) + " -XX:MaxDirectMemorySize=" + buffers + "m");
    }

    /** With the Java options and settings that it comes with. */
    public NexusServer asOperatorsRunIt() {
        lookIntoDeployFolderEvery(1000);
        return environment(JAVA_OPTIONS, "");
    }

    /**
     * Most of a scenario is the boot, and a boot is over before the better compiler has paid for itself. A server that
     * boots in half the time looks into its deploy folder so much more often: docs/decisions/0007 says what a server does
     * that is through its own bundles before it has looked.
     */
    private void bootFast() {
        environment(JAVA_OPTIONS, "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        lookIntoDeployFolderEvery(100);
    }

    private void lookIntoDeployFolderEvery(int milliseconds) {
        Path settings = home.resolve("etc/karaf/org.apache.felix.fileinstall-deploy.cfg");
        String text = read(settings);
        String changed = text.replaceFirst("(?m)^(felix\\.fileinstall\\.poll\\s*=).*$", "$1 " + milliseconds);
        if (!changed.contains("poll")) {
            throw new IllegalStateException(settings + " has no setting felix.fileinstall.poll");
        }
        write(settings, changed);
    }

    /** Drops a file into the deploy folder. */
    public NexusServer withFile(Path archive) {
        Path half = deploy().resolve("." + archive.getFileName() + ".part");
        try {
            // Under a hidden name first: the server looks into the folder every second, and must not find half a file.
            Files.copy(archive, half);
            Files.move(half, deploy().resolve(archive.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Takes an archive out of the deploy folder. */
    public void without(Kar kar) {
        try {
            Files.delete(deploy().resolve(kar.file().getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a line to the server's own settings. */
    public NexusServer property(String line) {
        Path file = data.resolve("etc/nexus.properties");
        write(file, read(file) + line + "\n");
        return this;
    }

    /** Without plain HTTP, as Sonatype's documentation says to switch it off. */
    public NexusServer overTlsAlone() {
        Certificates.keyStore(home.resolve("etc/ssl/keystore.jks"), "password");
        url = TLS_URL;
        return property("application-port-ssl=8443")
                .property("nexus-args="
                        + "${jetty.etc}/jetty.xml,${jetty.etc}/jetty-https.xml,${jetty.etc}/jetty-requestlog.xml");
    }

    /** Writes the mirror's file. */
    public NexusServer config(String yaml) {
        write(data.resolve("etc/docker-mirror.yaml"), yaml);
        return this;
    }

    /** Writes the mirror's file to another place, and names that in the variable. */
    public NexusServer configElsewhere(String yaml) {
        Path file = home.resolveSibling("mirror.yaml");
        write(file, yaml);
        return environment("DOCKER_MIRROR_CONFIG", file.toString());
    }

    public NexusServer environment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** The folder that a KAR is dropped into. */
    public Path deploy() {
        return home.resolve("deploy");
    }

    public Path data() {
        return data;
    }

    @Override
    protected void before() {
        start();
    }

    /** Starts the server if it does not run, and stops whichever else runs. */
    public synchronized void start() {
        if (running == this && process != null && process.isAlive()) {
            return;
        }
        if (running != null) {
            running.stop();
        }
        running = this;
        process = Daemon.start("nexus-" + name, environment, List.of(home + "/bin/nexus", "server"))
                .until(
                        BOOT,
                        "is up",
                        () -> Http.get(url + "/service/rest/v1/status/writable").status() == 200);
    }

    /** Stops the server, its log kept beside the reports. */
    public synchronized void stop() {
        if (process == null) {
            return;
        }
        process.stop();
        process = null;
        try {
            Path log = data.resolve("log/nexus.log");
            if (Files.exists(log)) {
                Files.copy(
                        log, Bed.kept("logs").resolve("nexus-" + name + ".log"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the server without giving it a chance to do anything more. */
    public synchronized void kill() {
        if (process != null) {
            process.kill();
            process = null;
        }
    }

    /** The number of its process. */
    public long pid() {
        return Long.parseLong(read(data.resolve("karaf.pid")).trim());
    }

    public void restart() {
        stop();
        start();
    }

    /** Everything the server has logged since its data directory was made. */
    public String log() {
        return read(data.resolve("log/nexus.log"));
    }

    /** The lines of the log that came after this one was taken; the server begins a new log at midnight. */
    public String logSince(String before) {
        String now = log();
        return now.startsWith(before) ? now.substring(before.length()) : now;
    }

    public void awaitLog(String regex) {
        Pattern pattern = Pattern.compile(regex);
        Await.until(
                Duration.ofSeconds(90),
                "log line " + regex,
                () -> pattern.matcher(log()).find());
    }

    /** What the server's audit log says was changed in repositories, rules and security; one JSON object a change. */
    public List<String> changes() {
        return read(data.resolve("log/audit/audit.log"))
                .lines()
                .filter(line -> !NO_CHANGE.matcher(line).find())
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Own copies of what a server writes into; what it only reads is shared. */
    private void install() {
        Path server = Bed.server();
        try {
            Files.createDirectories(deploy());
            for (String shared : List.of("lib", "system")) {
                Files.createSymbolicLink(home.resolve(shared), server.resolve(shared));
            }
            for (String own : List.of("bin", "etc")) {
                Command.run("cp", "-r", server.resolve(own).toString(), home.toString())
                        .orFail();
            }
            Command.run("chmod", "+x", home + "/bin/nexus").orFail();
            for (String folder : List.of("etc", "log", "tmp")) {
                Files.createDirectories(data.resolve(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(data.resolve("etc/nexus.properties"), """
                application-port=8081
                nexus.security.randompassword=false
                """);
    }
}
