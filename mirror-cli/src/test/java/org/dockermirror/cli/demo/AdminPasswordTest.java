package org.dockermirror.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class AdminPasswordTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private HttpServer server;
    private AdminPassword password;

    @Before
    public void a_server_whose_password_is_right() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                })
                .setAuthenticator(new BasicAuthenticator("nexus") {
                    @Override
                    public boolean checkCredentials(String user, String given) {
                        return user.equals("admin") && given.equals("right");
                    }
                });
        server.start();
        Path file = folder.getRoot().toPath().resolve("admin.password");
        password = new AdminPassword(
                file, URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @After
    public void stop() {
        server.stop(0);
    }

    @Test
    public void the_first_password_is_in_force_until_it_is_changed() throws Exception {
        Files.writeString(password.file(), "right\n");
        assertThat(password.isInForce()).isTrue();
    }

    @Test
    public void a_file_that_nexus_wrote_anew_after_a_change_is_not_in_force() throws Exception {
        Files.writeString(password.file(), "another");
        assertThat(password.isInForce()).isFalse();
    }

    @Test
    public void without_the_file_it_was_changed() throws Exception {
        assertThat(password.isInForce()).isFalse();
    }
}
