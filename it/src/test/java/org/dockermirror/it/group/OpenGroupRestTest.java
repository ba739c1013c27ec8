package org.dockermirror.it.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Repositories;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** Groups of the open format over REST: made, shown, changed, refused with the field that is wrong, and deleted. */
public class OpenGroupRestTest {
    @ClassRule
    public static final OpenGroups GROUPS = new OpenGroups();

    private static final String GROUP = "repositories/docker/group/" + OpenGroups.GROUP;

    @Test
    public void aGroupReadsBackAsItWasWritten() {
        JsonNode group = Rest.get(GROUP);
        assertThat(group.get("format").asText()).isEqualTo("docker");
        assertThat(group.get("type").asText()).isEqualTo("group");
        assertThat(group.get("online").asBoolean()).isTrue();
        assertThat(group.at("/storage/blobStoreName").asText()).isEqualTo("default");
        assertThat(group.at("/group/memberNames").toString()).isEqualTo("[\"first\",\"second\"]");
        assertThat(group.at("/docker/httpPort").asInt()).isEqualTo(8082);
        assertThat(group.at("/docker/forceBasicAuth").asBoolean(true)).isFalse();
    }

    @Test
    public void whatWasReadCanBeWrittenAndOneMemberLessIsServed() {
        JsonNode before = Rest.get(GROUP);
        ObjectNode changed = before.deepCopy();
        changed.withObject("/group").putArray("memberNames").add(OpenGroups.SECOND);
        Rest.send("PUT", GROUP, changed.toString());
        try {
            assertThat(Rest.get(GROUP).at("/group/memberNames").toString()).isEqualTo("[\"second\"]");
            assertThat(Visitor.of(OpenGroups.GROUP).manifest(Images.ONENAV).status())
                    .isEqualTo(403);
        } finally {
            Rest.send("PUT", GROUP, before.toString());
        }
        assertThat(Rest.get(GROUP)).isEqualTo(before);
        assertThat(Visitor.of(OpenGroups.GROUP).manifest(Images.ONENAV).status())
                .isEqualTo(200);
    }

    @Test
    public void membersThatCannotBeAreRefusedAtTheirField() {
        refused(OpenGroups.make(OpenGroups.group("bad", null, "nothing")), "memberNames", "does not exist: nothing");
        refused(
                OpenGroups.make(OpenGroups.group("bad", null, "maven-public")),
                "memberNames",
                "format does not match group repository format: maven-public");
        refused(OpenGroups.make(OpenGroups.group("bad", null)), "memberNames", "empty");
        ObjectNode itself = OpenGroups.group(OpenGroups.GROUP, 8082, OpenGroups.GROUP);
        refused(Rest.reply("PUT", GROUP, itself.toString()), "group.memberNames", "has a member repository");
        ObjectNode round = OpenGroups.group(OpenGroups.GROUP, 8082, OpenGroups.FIRST, OpenGroups.NESTED);
        refused(Rest.reply("PUT", GROUP, round.toString()), "group.memberNames", "has a member repository");
        assertThat(Rest.get(GROUP).at("/group/memberNames").toString()).isEqualTo("[\"first\",\"second\"]");
        assertThat(Rest.has("repositories/bad")).isFalse();
    }

    @Test
    public void aWritableMemberIsRefusedAtItsField() {
        ObjectNode group = OpenGroups.group("bad", null, OpenGroups.FIRST);
        group.withObject("/group").put("writableMember", OpenGroups.FIRST);
        refused(OpenGroups.make(group), "writableMember", "This group takes no pushes");
    }

    @Test
    public void aPortInUseAndMissingPartsAreRefusedAtTheirField() {
        refused(OpenGroups.make(OpenGroups.group("bad", 8082, OpenGroups.FIRST)), "docker.httpPort", "in use");
        ObjectNode bare = OpenGroups.group("bad", null, OpenGroups.FIRST);
        bare.remove("docker");
        refused(OpenGroups.make(bare), "docker", "null");
        bare.remove("group");
        refused(OpenGroups.make(bare), "group", "null");
    }

    @Test
    public void aDeletedGroupLeavesNothingAndItsNameCanBeUsedAgain() {
        String port = "http://127.0.0.1:8093";
        for (int times = 0; times < 2; times++) {
            OpenGroups.make(OpenGroups.group("passing", 8093, OpenGroups.FIRST)).expect(201);
            Await.until(Duration.ofSeconds(30), "its port", () -> Http.answers(port));
            Visitor.of("passing").manifest(Images.ONENAV).expect(200);
            assertThat(Rest.has("security/privileges/nx-repository-view-docker-passing-read"))
                    .isTrue();
            Rest.send("DELETE", "repositories/passing", "");
            assertThat(Http.answers(port)).isFalse();
            assertThat(Rest.has("security/privileges/nx-repository-view-docker-passing-read"))
                    .isFalse();
            assertThat(Http.get(NexusServer.URL + "/repository/passing/v2/").status())
                    .isEqualTo(404);
        }
        Visitor.of(OpenGroups.FIRST).manifest(Images.ONENAV).expect(200);
    }

    @Test
    public void aGroupIsThereAgainAfterARestart() {
        OpenGroups.SERVER.restart();
        Visitor.awaitPull(Entrance.CONNECTOR, Images.TEAM_APP);
        Visitor.of(OpenGroups.NESTED).manifest(Images.ONENAV).expect(200);
        assertThat(Rest.get(GROUP).at("/group/memberNames").toString()).isEqualTo("[\"first\",\"second\"]");
    }

    @Test
    public void aDeletedMemberIsNoMemberAnyMoreAndTheOthersGoOn() {
        Repositories.proxy("passing-member", Upstream.WITHOUT_TOKENS.url());
        OpenGroups.make(OpenGroups.group("losing", null, "passing-member", OpenGroups.FIRST))
                .expect(201);
        Visitor losing = Visitor.of("losing");
        losing.manifest(Images.OFF_LIST).expect(200);
        Rest.send("DELETE", "repositories/passing-member", "");
        assertThat(Rest.get("repositories/docker/group/losing")
                        .at("/group/memberNames")
                        .toString())
                .isEqualTo("[\"first\"]");
        losing.manifest(Images.OFF_LIST).expect(403);
        losing.manifest(Images.ONENAV).expect(200);
        Rest.send("DELETE", "repositories/losing", "");
    }

    @Test
    public void theRecipeIsOfferedAndAnImageCanBeBrowsedThroughTheGroup() {
        Visitor.of(OpenGroups.GROUP).manifest(Images.ONENAV).expect(200);
        JsonNode recipes = Http.send(
                        "GET",
                        NexusServer.URL + "/service/rest/internal/ui/repositories/recipes",
                        Rest.HEADERS,
                        new byte[0])
                .expect(200)
                .json();
        assertThat(recipes).anySatisfy(recipe -> {
            assertThat(recipe.get("format").asText()).isEqualTo("docker");
            assertThat(recipe.get("type").asText()).isEqualTo("group");
        });
        // The server's index follows after a moment.
        Await.until(
                Duration.ofSeconds(30),
                "the image in the search",
                () -> Rest.get("search?repository=" + OpenGroups.GROUP + "&name=helloz/onenav")
                        .get("items")
                        .toString()
                        .contains("\"helloz/onenav\""));
    }

    private static void refused(Http.Reply reply, String field, String message) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.json()).as(reply.text()).anySatisfy(problem -> {
            assertThat(problem.get("id").asText()).endsWith(field);
            assertThat(problem.get("message").asText()).contains(message);
        });
    }
}
