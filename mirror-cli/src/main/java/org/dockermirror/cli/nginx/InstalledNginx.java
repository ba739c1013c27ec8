package org.dockermirror.cli.nginx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dockermirror.setup.nginx.NginxVersion;

/** The nginx of this machine. */
final class InstalledNginx {

    private static final Pattern PRINTED = Pattern.compile("nginx version: \\S+/(\\d+\\.\\d+\\.\\d+)");
    private static final long SECONDS = 10;

    private InstalledNginx() {}

    /** What {@code nginx -v} says; nothing if there is none. */
    static Optional<NginxVersion> version() throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder("nginx", "-v").redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(SECONDS, TimeUnit.SECONDS);
            return printed(printed);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<NginxVersion> printed(String text) {
        Matcher matcher = PRINTED.matcher(text);
        return matcher.find() ? Optional.of(NginxVersion.parse(matcher.group(1))) : Optional.empty();
    }
}
