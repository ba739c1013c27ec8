package org.dockermirror.cli.nginx;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dockermirror.allowlist.rule.Effect;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.ExitStatus;
import org.dockermirror.cli.file.WrittenMirrors;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.nginx.NginxVersion;
import org.dockermirror.setup.nginx.Site;
import org.dockermirror.setup.nginx.SiteSettings;
import org.dockermirror.setup.wish.Mirror;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code nginx}: the site for the web server in front of the mirrors. */
@Command(
        name = "nginx",
        description = {
            "Prints a site for nginx: HTTPS, the allow-list, and limits for clients that ask for what is not on it, so"
                    + " that a denied pull never reaches Nexus.",
            "The file says for each mirror what clients type (publicUrl) and with which certificate (tls)."
        },
        sortOptions = false)
public final class NginxCommand implements Callable<Integer> {

    private static final int MOST_NAMED = 5;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            required = true,
            description = "The docker-mirror.yaml.")
    private @Nullable Path file;

    @Option(
            names = "--nexus",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8081",
            description = "Nexus' base address, as nginx reaches it. Default: ${DEFAULT-VALUE}.")
    private @Nullable URI nexus;

    @Option(
            names = "--nexus-ca",
            paramLabel = "FILE",
            description = "With an https address of Nexus: the authorities to check it against, where nginx runs.")
    private @Nullable String nexusCa;

    @Option(
            names = "--nginx-version",
            paramLabel = "VERSION",
            description = "The nginx that is to read it, as \"nginx -v\" says. Default: the one on this machine.")
    private @Nullable String version;

    @Option(names = "--ipv6", description = "Listen at IPv6 addresses too.")
    private boolean ipv6;

    @Option(names = "--hsts", description = "Forbid browsers plain HTTP at this address for two years.")
    private boolean hsts;

    @Option(names = "--stapling", description = "Attach the certificate's status (OCSP), if its authority tells it.")
    private boolean stapling;

    @Option(
            names = "--denied-per-minute",
            paramLabel = "N",
            defaultValue = "60",
            description = "How many refused requests one address may make in a minute, and as many at once. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int deniedPerMinute;

    @Option(
            names = "--tokens-per-minute",
            paramLabel = "N",
            defaultValue = "600",
            description = "How many tokens one address may fetch in a minute, and as many at once; a pull takes one or"
                    + " two. Default: ${DEFAULT-VALUE}.")
    private int tokensPerMinute;

    @Option(
            names = "--read-timeout",
            paramLabel = "SECONDS",
            defaultValue = "1800",
            description = "How long Nexus may be silent: it stores a layer before it sends it. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int readTimeout;

    @Override
    public Integer call() throws InterruptedException {
        Path path = Objects.requireNonNull(file, "file is null");
        SiteSettings settings = settings();
        MirrorFile read = WrittenMirrors.read(path);
        List<Mirror> mirrors = read.wish().mirrors();
        String missing = String.join("\n       ", missing(path, mirrors));
        if (!missing.isEmpty()) {
            throw CommandException.badInput(missing);
        }
        PrintWriter err =
                Objects.requireNonNull(spec, "spec is null").commandLine().getErr();
        read.warnings().forEach(warning -> err.println("warning: " + warning));
        mirrors.forEach(mirror -> limits(mirror).ifPresent(limit -> err.println("warning: " + limit)));
        PrintWriter out =
                Objects.requireNonNull(spec, "spec is null").commandLine().getOut();
        out.print(new Site(settings).text(String.valueOf(path.getFileName()), mirrors));
        out.flush();
        return ExitStatus.AS_WISHED;
    }

    private SiteSettings settings() throws InterruptedException {
        URI base = Objects.requireNonNull(nexus, "nexus is null");
        boolean https = "https".equals(base.getScheme());
        if (base.getHost() == null || !https && !"http".equals(base.getScheme())) {
            throw CommandException.badInput("--nexus is the base address of a Nexus, as in http://127.0.0.1:8081");
        }
        if (base.getRawUserInfo() != null
                || base.getRawQuery() != null
                || base.getRawFragment() != null
                || base.getRawPath() != null && !base.getRawPath().matches("[A-Za-z0-9._~/-]*")) {
            throw CommandException.badInput("--nexus holds more than scheme, host, port and path");
        }
        if (https == (nexusCa == null)) {
            throw CommandException.badInput(
                    https
                            ? "an https address of Nexus is checked against authorities; write --nexus-ca and their file,"
                                    + " as in --nexus-ca /etc/ssl/certs/ca-certificates.crt"
                            : "--nexus-ca goes with an https address of Nexus");
        }
        if (nexusCa != null && !nexusCa.matches("[^\"$'\\\\\\p{Cntrl}]+")) {
            throw CommandException.badInput("nginx would read --nexus-ca in its own way; write a name without quotes,"
                    + " \"$\" and backslash");
        }
        requirePositive("--denied-per-minute", deniedPerMinute);
        requirePositive("--tokens-per-minute", tokensPerMinute);
        requirePositive("--read-timeout", readTimeout);
        return new SiteSettings(
                base,
                Optional.ofNullable(nexusCa),
                version(),
                ipv6,
                hsts,
                stapling,
                deniedPerMinute,
                tokensPerMinute,
                readTimeout);
    }

    private static void requirePositive(String option, int value) {
        if (value < 1) {
            throw CommandException.badInput(option + " " + value + ": write a number of at least 1");
        }
    }

    private NginxVersion version() throws InterruptedException {
        NginxVersion known;
        if (version == null) {
            known = InstalledNginx.version()
                    .orElseThrow(() -> CommandException.badInput("no nginx on this machine tells its version; write"
                            + " --nginx-version and what \"nginx -v\" says where it runs, as in --nginx-version"
                            + " 1.26.2"));
        } else {
            try {
                known = NginxVersion.parse(version);
            } catch (IllegalArgumentException e) {
                throw CommandException.badInput("--nginx-version: " + e.getMessage());
            }
        }
        if (known.compareTo(NginxVersion.OLDEST) < 0) {
            throw CommandException.badInput(
                    "nginx " + known + " cannot read the site; it takes " + NginxVersion.OLDEST + " or newer");
        }
        return known;
    }

    private static List<String> missing(Path path, List<Mirror> mirrors) {
        List<String> missing = new ArrayList<>();
        for (Mirror mirror : mirrors) {
            String name = path + ": the mirror " + mirror.repository();
            if (mirror.address().isEmpty()) {
                missing.add(name + " has no \"publicUrl\"; write what clients type, as in \"publicUrl:"
                        + " https://hub.example.com\"");
            } else if (!"https".equals(mirror.address().get().url().getScheme())) {
                missing.add(name + " has the address " + mirror.address().get().url()
                        + "; clients want HTTPS of a web server, so write https://");
            } else if (mirror.address().get().certificate().isEmpty()) {
                missing.add(name + " has no \"tls\"; write \"tls: {certificate: /etc/nginx/tls/hub.crt, key:"
                        + " /etc/nginx/tls/hub.key}\"");
            }
        }
        return missing;
    }

    /** What nginx cannot judge about the mirror's list, if there is anything. */
    private static Optional<String> limits(Mirror mirror) {
        List<Entry> parts = mirror.allow().entries().stream()
                .filter(entry -> !entry.isWhole()
                        && (entry.effect() == Effect.ALLOW || entry.tag().isPresent()))
                .toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        String named = String.join(
                ", ", parts.stream().limit(MOST_NAMED).map(Entry::toString).toList());
        return Optional.of("mirror " + mirror.repository() + ", " + named
                + (parts.size() > MOST_NAMED ? " and " + (parts.size() - MOST_NAMED) + " more" : "")
                + ": nginx judges tags, not what a digest belongs to; by digest it lets all of these images through, and"
                + " only the bundles in Nexus refuse what is not allowed");
    }
}
