package org.dockermirror.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import org.dockermirror.cli.CommandException;
import org.junit.Test;

public class ListenAddressTest {

    private static final ListenAddress LOOPBACK = ListenAddress.parse("127.0.0.1");

    @Test
    public void a_taken_port_is_refused_with_the_option_to_change() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK.address())) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> LOOPBACK.requireFree(port, "--docker-port"))
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("port " + port + " of 127.0.0.1 is taken")
                    .hasMessageContaining("--docker-port")
                    .extracting(e -> ((CommandException) e).exitStatus())
                    .isEqualTo(3);
        }
    }

    @Test
    public void a_port_taken_on_one_address_is_taken_for_all_addresses() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK.address())) {
            assertThatThrownBy(() -> ListenAddress.parse("0.0.0.0").requireFree(other.getLocalPort(), "--port"))
                    .isInstanceOf(CommandException.class);
        }
    }

    @Test
    public void a_free_port_passes_and_stays_free() throws IOException {
        int port;
        try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK.address())) {
            port = other.getLocalPort();
        }
        LOOPBACK.requireFree(port, "--port");
        LOOPBACK.requireFree(port, "--port");
    }

    @Test
    public void loopback_and_all_addresses_are_localhost_for_people() {
        assertThat(LOOPBACK.forPeople()).isEqualTo("localhost");
        assertThat(ListenAddress.parse("0.0.0.0").forPeople()).isEqualTo("localhost");
        assertThat(ListenAddress.parse("0.0.0.0").isLoopback()).isFalse();
    }

    @Test
    public void what_is_not_of_this_machine_is_bad_input() {
        assertThatThrownBy(() -> ListenAddress.parse("192.0.2.1"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("192.0.2.1")
                .extracting(e -> ((CommandException) e).exitStatus())
                .isEqualTo(2);
    }
}
