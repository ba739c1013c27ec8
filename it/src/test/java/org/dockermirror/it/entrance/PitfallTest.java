package org.dockermirror.it.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Denial;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Visitor;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** The ways by which lists like this one were got round elsewhere, each tried at every entrance. */
public class PitfallTest {
    @ClassRule
    public static final EntranceServer ENTRANCE = new EntranceServer();

    private static final List<Entrance> PLAIN = List.of(Entrance.PATH, Entrance.CONNECTOR);
    private static final String REPOSITORY = "repositories/docker/proxy/docker";

    @Before
    public void forgetEarlierRequests() {
        RecordingUpstream.forget();
    }

    @Test
    public void p1_theQueryIsNoPartOfTheName() {
        for (Entrance entrance : Entrance.values()) {
            Visitor visitor = Visitor.at(entrance);
            for (String query : List.of("?a=/helloz/", "?x=/v2/helloz/app/manifests/1", "?ns=docker.io&x=helloz/app")) {
                denied(visitor, "/v2/evil/x/manifests/latest" + query);
            }
            visitor.get("/v2/helloz/app/manifests/" + RecordingUpstream.READY + "?ns=docker.io")
                    .expect(200);
        }
        theUpstreamHeardOnlyOfTheList();
    }

    @Test
    public void p2_neighboursOfAnEntryAreDeniedAndADotIsADot() {
        for (Entrance entrance : Entrance.values()) {
            for (String name : List.of(
                    "hellozevil/x",
                    "helloz-x/y",
                    "xhelloz/app",
                    "my/nxs/x",
                    "my/n.sx/x",
                    "teams/app",
                    "team/app/deep",
                    "other/tools",
                    "other/tool-x",
                    "nginxx")) {
                denied(Visitor.at(entrance), "/v2/" + name + "/manifests/1");
            }
        }
        assertThat(RecordingUpstream.lines()).isEmpty();
    }

    @Test
    public void p3_anEntryHoldsNoRegularExpression() {
        String logBefore = EntranceServer.SERVER.log();
        EntranceServer.SERVER.config(EntranceServer.FILE.replace("helloz/**", "\"foo)|(bar\", \"evil/.*\""));
        try {
            Await.until(
                    Duration.ofSeconds(60),
                    "the refusal of the file",
                    () -> EntranceServer.SERVER.logSince(logBefore).contains("\"foo)|(bar\""));
            denied(Visitor.at(Entrance.PATH), "/v2/evil/x/manifests/1");
            Visitor.at(Entrance.PATH)
                    .manifest("helloz/app:" + RecordingUpstream.READY)
                    .expect(200);
        } finally {
            EntranceServer.SERVER.config(EntranceServer.FILE);
        }
        theUpstreamHeardOnlyOfTheList();
    }

    @Test
    public void p4_theRoutingRuleCannotBeTakenOffTheMirror() {
        ObjectNode repository = (ObjectNode) Rest.get(REPOSITORY);
        repository.remove("routingRuleName");

        Http.Reply reply = Rest.reply("PUT", REPOSITORY, repository.toString());

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.text()).contains("routingRuleId", "keeps its routing rule Allow_docker");
        assertThat(Rest.get(REPOSITORY).path("routingRuleName").asText()).isEqualTo("Allow_docker");
        Rest.send(
                "PUT", REPOSITORY, repository.put("routingRule", "Allow_docker").toString());
        Await.until(Duration.ofSeconds(30), "the port again", () -> Http.answers(Entrance.CONNECTOR.url));
    }

    @Test
    public void p6_anEncodedLineBreakIsRefusedInPathAndInQuery() {
        for (Entrance entrance : PLAIN) {
            for (String path : List.of(
                    "/v2/helloz/app%0a/manifests/1",
                    "/v2/evil/x%0A/v2/helloz/app/manifests/1",
                    "/v2/helloz/app/manifests/1%0d%0a",
                    "/v2/helloz/app/manifests/1?a=%0a",
                    "/v2/evil/x/manifests/1?a=%0D%0A/v2/helloz/")) {
                Http.Reply reply = Visitor.at(entrance).plainly("GET", path);
                assertThat(reply.status()).as(entrance + path + reply.text()).isEqualTo(400);
            }
        }
        assertThat(RecordingUpstream.lines()).isEmpty();
    }

    @Test
    public void p7_whatEachPartOnTheWayReadsInItsOwnWayReachesNothingOffTheList() {
        for (String path : List.of(
                "/v2/helloz/../evil/x/manifests/latest",
                "/v2/helloz/app/../../evil/x/manifests/latest",
                "/v2/helloz/%2e%2e/evil/x/manifests/latest",
                "/v2/helloz/%252e%252e/evil/x/manifests/latest",
                "/v2/helloz%2F..%2Fevil/x/manifests/latest",
                "/v2/helloz%252F..%252Fevil/x/manifests/latest",
                "/v2/helloz/app%2F..%2F..%2F..%2Fevil%2Fx/manifests/latest",
                "//v2//helloz/../evil/x/manifests/latest",
                "/v2//evil/x/manifests/latest",
                "/v2/evil;/x/manifests/latest",
                "/v2/helloz/..;/evil/x/manifests/latest",
                "/v2/evil/x/manifests/latest;a=/v2/helloz/app/manifests/latest",
                "/v2/evil/x/manifests/%6catest",
                "/v2/%65vil/x/manifests/latest",
                "/v2/helloz/%c0%ae%c0%ae/evil/x/manifests/latest",
                "/v2/helloz/..%5cevil/x/manifests/latest",
                "/v2/evil/x/manifests/latest?describe=json",
                "/./v2/evil/x/manifests/latest",
                "/v2/./evil/x/manifests/latest",
                "/x/../v2/evil/x/manifests/latest",
                "/../docker/v2/evil/x/manifests/latest",
                "/../../repository/docker/v2/evil/x/manifests/latest")) {
            for (Entrance entrance : Entrance.values()) {
                Http.Reply reply = Visitor.at(entrance).plainly("GET", path);
                assertThat(reply.status()).as(entrance + path).isBetween(400, 404);
            }
            theUpstreamHeardOnlyOfTheList();
        }
    }

    @Test
    public void p8_neitherCaseNorATrailingSlashIsForgiven() {
        for (Entrance entrance : Entrance.values()) {
            for (String path : List.of(
                    "/v2/HELLOZ/app/manifests/" + RecordingUpstream.READY,
                    "/v2/helloz/App/manifests/" + RecordingUpstream.READY,
                    "/v2/helloz/app/manifests/" + RecordingUpstream.READY + "/",
                    "/v2/helloz/app/Manifests/" + RecordingUpstream.READY)) {
                Http.Reply reply = Visitor.at(entrance).plainly("GET", path);
                assertThat(reply.status()).as(entrance + path + reply.text()).isEqualTo(400);
                assertThat(reply.json().at("/errors/0/code").asText()).isEqualTo("NAME_INVALID");
            }
        }
        assertThat(RecordingUpstream.lines()).isEmpty();
    }

    @Test
    public void p9_bothSpellingsOfAnOfficialImageAreOneAndDeepNamesInheritNothing() {
        for (Entrance entrance : Entrance.values()) {
            Visitor visitor = Visitor.at(entrance);
            visitor.manifest("nginx:" + RecordingUpstream.READY).expect(200);
            visitor.manifest("library/nginx:" + RecordingUpstream.READY).expect(200);
            for (String name : List.of("evil", "library/evil")) {
                Denial.check(
                        visitor.plainly("GET", "/v2/" + name + "/manifests/1"), true, "library/evil", "1", "docker");
            }
            for (String name : List.of("nginx/x", "library/nginx/x", "library/library/nginx", "other/tool/x")) {
                denied(visitor, "/v2/" + name + "/manifests/1");
            }
        }
        theUpstreamHeardOnlyOfTheList();
    }

    @Test
    public void p13_nothingListsTheImages() {
        for (Entrance entrance : Entrance.values()) {
            for (String path :
                    List.of("/v2/_catalog", "/v2/_catalog?n=1000", "/v1/search?q=nginx", "/v1/search", "/v1/_ping")) {
                Http.Reply reply = Visitor.at(entrance).get(path);
                assertThat(reply.status()).as(entrance + path + reply.text()).isBetween(400, 404);
                assertThat(reply.text()).as(entrance + path).doesNotContain("\"repositories\"", "\"results\"");
            }
        }
        assertThat(RecordingUpstream.lines()).isEmpty();
    }

    private static void denied(Visitor visitor, String path) {
        Http.Reply reply = visitor.plainly("GET", path);
        assertThat(Denial.isDenied(reply)).as(path + reply.text()).isTrue();
    }

    private static void theUpstreamHeardOnlyOfTheList() {
        assertThat(RecordingUpstream.lines()).allMatch(Judge::allowsUpstream);
    }
}
