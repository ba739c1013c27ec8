package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class EntranceTest {

    @Test
    public void aServerThatListensEverywhereIsReachedOverLoopback() {
        assertThat(new Entrance("0.0.0.0", 8081, "/").of("/repository/docker/"))
                .hasToString("http://127.0.0.1:8081/repository/docker/");
    }

    @Test
    public void aServerThatListensOnOneAddressIsReachedThere() {
        assertThat(new Entrance("192.0.2.7", 80, "/nexus").of("/x")).hasToString("http://192.0.2.7:80/nexus/x");
    }

    @Test
    public void anIpv6AddressStandsInBrackets() {
        assertThat(new Entrance("::1", 8081, "/").of("/x")).hasToString("http://[::1]:8081/x");
    }
}
