package org.dockermirror.cli.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dockermirror.cli.registry.Trust;
import org.dockermirror.setup.plan.Unenforced;
import org.dockermirror.setup.wish.Mirror;
import org.junit.Rule;
import org.junit.Test;

public class FrontTest {

    private static final Front FRONT = new Front(Trust.authorities(Optional.empty()));

    @Rule
    public final FakeFront server = new FakeFront();

    @Test
    public void the_map_of_the_list_is_seen_by_what_it_refuses() {
        String file = file("a/b:7.*, '!helloz/*-internal', '!**/private', '!helloz/y:1.*', '!*'");
        server.holds(file);

        Seen seen = ask(file);
        assertThat(seen.isJudging()).as(seen.said()).isTrue();
        assertThat(seen.address()).isEqualTo(server.url());
        assertThat(server.asked)
                .containsExactlyInAnyOrder(
                        "/v2/a/b/manifests/nexus-mirror-asks",
                        "/v2/helloz/nexus-mirror-asks-internal/manifests/nexus-mirror-asks",
                        "/v2/nexus-mirror-asks/private/manifests/nexus-mirror-asks",
                        "/v2/helloz/y/manifests/1.nexus-mirror-asks",
                        "/v2/library/nexus-mirror-asks/manifests/nexus-mirror-asks");
    }

    @Test
    public void a_list_that_is_too_long_for_a_rule_is_asked_for_what_is_not_on_it() {
        String file = file(IntStream.range(0, 60).mapToObj(i -> "a/i" + i).collect(Collectors.joining(", ")));
        server.holds(file);

        assertThat(ask(file).isJudging()).isTrue();
        assertThat(server.asked).containsExactly("/v2/a/nexus-mirror-asks/manifests/nexus-mirror-asks");
    }

    @Test
    public void no_more_is_asked_than_a_client_may_be_refused() {
        String file =
                file(IntStream.range(0, 80).mapToObj(i -> "'!a/i" + i + "'").collect(Collectors.joining(", ")));
        server.holds(file);

        assertThat(ask(file).isJudging()).isTrue();
        assertThat(server.asked).hasSize(10);
    }

    @Test
    public void a_map_without_the_entry_is_not_that_of_the_list() {
        server.holds(file("'!helloz/x'"));

        Seen seen = ask(file("'!helloz/y'"));
        assertThat(seen.isJudging()).isFalse();
        assertThat(seen.said())
                .contains("GET " + server.url() + "/v2/helloz/y/manifests/nexus-mirror-asks answers 401")
                .contains("the map of this list would answer 403 \"helloz/y is denied by this mirror's allow-list\"");
    }

    @Test
    public void a_map_that_refuses_what_is_asked_for_but_is_of_another_list_does_not_count() {
        server.holds(file("'!helloz/x', '!helloz/**'"));
        String file = file("'!helloz/x'");

        assertThat(ask(file).isJudging()).isFalse();
        assertThat(ask(file).said()).contains("the header Docker-Mirror-Map is another");
    }

    @Test
    public void the_words_of_the_bundles_or_of_an_older_site_do_not_count() {
        String file = file("'!helloz/x'");
        server.holds(file);
        server.markedAs("");

        assertThat(ask(file).isJudging()).isFalse();
        assertThat(ask(file).said()).contains("the header Docker-Mirror-Map is not there");
    }

    @Test
    public void who_refuses_everything_is_no_map() {
        server.answers(403, "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"go\\u0007away\"}]}");

        Seen seen = ask(file("'!helloz/x'"));
        assertThat(seen.isJudging()).isFalse();
        assertThat(seen.said()).contains("answers 403 \"go away\"");
        server.answers(403, "<html>Routing rules block the requested item</html>");
        assertThat(ask(file("'!helloz/x'")).isJudging()).isFalse();
        server.answers(403, "");
        assertThat(ask(file("'!helloz/x'")).isJudging()).isFalse();
    }

    @Test
    public void an_entry_of_which_nothing_can_be_asked_is_not_seen() {
        String file = file("'a/b:*'");
        server.holds(file);

        assertThat(ask(file).isJudging()).isFalse();
        assertThat(ask(file).said()).contains("no image is known to ask " + server.url() + " for");
        assertThat(server.asked).isEmpty();
    }

    @Test
    public void for_such_an_entry_the_mark_speaks_where_another_was_asked_for() {
        String file = file("'a/b:*', '!helloz/x'");
        server.holds(file);

        assertThat(ask(file).isJudging()).isTrue();
        assertThat(server.asked).containsExactly("/v2/helloz/x/manifests/nexus-mirror-asks");
        server.markedAs("");
        assertThat(ask(file).isJudging()).isFalse();
    }

    @Test
    public void without_an_address_nothing_is_asked() {
        Seen seen = ask("mirrors: [{repository: docker, allow: [helloz/**], deny: [helloz/x]}]");

        assertThat(seen.isJudging()).isFalse();
        assertThat(seen.said()).contains("docker has no \"publicUrl\"");
    }

    @Test
    public void a_front_that_is_silent_or_not_there_does_not_count() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Mirror mirror = FakeFront.mirror("mirrors: [{repository: docker, allow: [helloz/**, '!helloz/x'],"
                    + " publicUrl: 'http://127.0.0.1:" + silent.getLocalPort() + "'}]");
            Seen seen = new Front(Trust.authorities(Optional.empty()), Duration.ofSeconds(1))
                    .ask(mirror, Unenforced.byRuleOf(mirror));
            assertThat(seen.isJudging()).isFalse();
            assertThat(seen.said()).contains("was not answered: nothing came within 1 seconds");
            silent.close();
            assertThat(FRONT.ask(mirror, Unenforced.byRuleOf(mirror)).said()).contains("no connection");
        }
    }

    private String file(String entries) {
        return "mirrors: [{repository: docker, allow: [helloz/**, " + entries + "], publicUrl: '" + server.url()
                + "'}]";
    }

    private static Seen ask(String file) {
        Mirror mirror = FakeFront.mirror(file);
        return FRONT.ask(mirror, Unenforced.byRuleOf(mirror));
    }
}
