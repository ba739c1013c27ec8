package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class EntranceTest {

    @Test
    public void aServerThatListensEverywhereIsReachedOverLoopback() {
        assertThat(entrance("0.0.0.0", 8081, "/").of("/repository/docker/"))
                .hasToString("http://127.0.0.1:8081/repository/docker/");
    }

    @Test
    public void aServerThatListensOnOneAddressIsReachedThere() {
        assertThat(entrance("192.0.2.7", 80, "/nexus").of("/x")).hasToString("http://192.0.2.7:80/nexus/x");
    }

    @Test
    public void anIpv6AddressStandsInBrackets() {
        assertThat(entrance("::1", 8081, "/").of("/x")).hasToString("http://[::1]:8081/x");
    }

    @Test
    public void aServerThatHasTlsAloneIsReachedOverTls() {
        assertThat(new Entrance("0.0.0.0", 8081, 8443, "etc/jetty.xml,etc/jetty-https.xml", "/").of("/x"))
                .hasToString("https://127.0.0.1:8443/x");
    }

    @Test
    public void aServerThatHasBothIsReachedWithout() {
        assertThat(new Entrance("0.0.0.0", 8081, 8443, "etc/jetty-http.xml,etc/jetty-https.xml", "/").of("/x"))
                .hasToString("http://127.0.0.1:8081/x");
    }

    private static Entrance entrance(String host, int port, String contextPath) {
        return new Entrance(host, port, 0, "etc/jetty.xml,etc/jetty-http.xml", contextPath);
    }
}
