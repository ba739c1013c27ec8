package org.dockermirror.cli.plan;

import java.nio.file.Path;
import java.util.Map;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.file.WrittenMirrors;
import org.dockermirror.cli.nexus.Login;
import org.dockermirror.cli.nexus.NexusAddress;
import org.dockermirror.cli.nexus.NexusServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which server, and as whom. */
final class ServerOptions {

    static final String PASSWORD_VARIABLE = "NEXUS_MIRROR_PASSWORD";

    @Option(
            names = "--url",
            paramLabel = "URL",
            required = true,
            description = "The base address of the Nexus, as in http://localhost:8081.")
    private String url = "";

    @Option(
            names = "--user",
            paramLabel = "USER",
            defaultValue = "admin",
            description = "An administrator of that Nexus. Default: admin.")
    private String user = "";

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The file with that user's password. Default: the variable " + PASSWORD_VARIABLE + ".")
    private @Nullable Path passwordFile;

    NexusServer reach(Map<String, String> environment) {
        return NexusServer.reach(NexusAddress.parse("--url", url), new Login(user, password(environment)));
    }

    private String password(Map<String, String> environment) {
        String variable = environment.get(PASSWORD_VARIABLE);
        if (passwordFile == null) {
            if (variable == null || variable.isEmpty()) {
                throw CommandException.badInput("write --password-file and the file with the password of user " + user
                        + ", or set " + PASSWORD_VARIABLE);
            }
            return variable;
        }
        String password = WrittenMirrors.password(passwordFile);
        if (password.isEmpty()) {
            throw CommandException.badInput(passwordFile + " is empty; it holds the password of user " + user);
        }
        return password;
    }
}
