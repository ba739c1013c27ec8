package org.dockermirror.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.Command;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.Test;

/**
 * What a server has after a file was applied, whichever adapter of the port {@code Nexus} wrote it: every method of the
 * port is called at least once. The server has a Docker format and no mirror.
 */
public abstract class SetUpContract {

    private static final String ROLE = "DockerPullAnonymous";
    private static final String TEAM =
            "^/v2/team/[a-z0-9._-]+/(manifests|blobs|tags|referrers)/[A-Za-z0-9._:-]+(\\?.*)?";

    private static final String FIRST = """
            mirrors:
              - repository: contract
                allow: [helloz/**]
                upstream: %s
                fallbacks: [http://127.0.0.1:5997, http://127.0.0.1:5996/hub]
                port: 8084
                credentials: {username: me, passwordFile: '%s'}
                keepUnusedDays: 30
            """;

    private static final String OTHER = """
            mirrors:
              - repository: contract
                allow: [helloz/**, team/*]
                upstream: http://127.0.0.1:5999
                indexType: REGISTRY
                fallbacks: [http://127.0.0.1:5996/hub]
                credentials: {username: you, passwordFile: '%s'}
                keepUnusedDays: 7
            """;

    private static final String LEAST = """
            mirrors:
              - repository: contract
                allow: [helloz/**]
                upstream: http://127.0.0.1:5998
            """;

    /** The server, running. */
    abstract NexusServer server();

    @Test
    public void aServerHasWhatTheFileSaysAfterEachRunAndNothingAfterItsRemoval() throws IOException {
        List<JsonNode> before = state();
        Path password = Bed.scratch("contract").resolve("password");
        Files.writeString(password, "s3cret\n");
        SetUpFile file = new SetUpFile("contract", FIRST.formatted(Upstream.PROXY.url(), password));

        applied(file);
        assertThat(matchers()).containsExactly("^/v2/helloz/.*");
        JsonNode made = repository();
        assertThat(made.path("routingRuleName").asText()).isEqualTo("Allow_contract");
        assertThat(made.at("/proxy/remoteUrl").asText()).isEqualTo(Upstream.PROXY.url());
        assertThat(made.at("/dockerProxy/indexType").asText()).isEqualTo("HUB");
        assertThat(texts(made.at("/dockerProxy/fallbackUrls")))
                .containsExactly("http://127.0.0.1:5997", "http://127.0.0.1:5996/hub");
        assertThat(made.at("/docker/httpPort").asInt()).isEqualTo(8084);
        assertThat(made.at("/docker/forceBasicAuth").asBoolean()).isFalse();
        assertThat(made.at("/httpClient/authentication/username").asText()).isEqualTo("me");
        assertThat(made.at("/cleanup/policyNames").toString()).isEqualTo("[\"Unused_contract\"]");
        assertThat(days()).containsExactly(30);
        assertThat(texts(Rest.get("security/roles/" + ROLE).path("privileges")))
                .containsExactlyInAnyOrder(
                        "nx-repository-view-docker-contract-browse", "nx-repository-view-docker-contract-read");
        assertThat(texts(Rest.get("security/realms/active"))).endsWith("DockerToken");
        assertThat(rolesOfAnonymous()).contains(ROLE);

        file.write(OTHER.formatted(password));
        applied(file);
        assertThat(matchers()).containsExactly("^/v2/helloz/.*", TEAM);
        assertThat(repository().at("/proxy/remoteUrl").asText()).isEqualTo("http://127.0.0.1:5999");
        assertThat(texts(repository().at("/dockerProxy/fallbackUrls"))).containsExactly("http://127.0.0.1:5996/hub");
        assertThat(repository().at("/dockerProxy/indexType").asText()).isEqualTo("REGISTRY");
        assertThat(repository().at("/docker/httpPort").isNumber()).isFalse();
        assertThat(repository().at("/httpClient/authentication/username").asText())
                .isEqualTo("you");
        assertThat(days()).containsExactly(7);

        file.write(LEAST);
        applied(file);
        assertThat(repository().at("/proxy/remoteUrl").asText()).isEqualTo("http://127.0.0.1:5998");
        assertThat(repository().at("/dockerProxy/fallbackUrls")).isEmpty();
        assertThat(repository().at("/httpClient/authentication").isObject()).isFalse();
        assertThat(repository().at("/cleanup/policyNames")).isEmpty();
        assertThat(days()).isEmpty();

        file.write(LEAST + "    indexType: REGISTRY\n");
        applied(file);
        assertThat(repository().at("/dockerProxy/indexType").asText()).isEqualTo("REGISTRY");
        file.write(LEAST);

        changeEverythingByHand();
        applied(file);
        assertThat(repository().at("/dockerProxy/indexType").asText()).isEqualTo("HUB");
        assertThat(matchers()).containsExactly("^/v2/helloz/.*");
        assertThat(repository().at("/docker/forceBasicAuth").asBoolean()).isFalse();
        assertThat(texts(Rest.get("security/roles/" + ROLE).path("privileges"))).hasSize(2);
        assertThat(texts(Rest.get("security/realms/active"))).endsWith("DockerToken");
        assertThat(rolesOfAnonymous()).contains(ROLE);
        assertThat(Rest.get("security/anonymous").path("enabled").asBoolean()).isTrue();

        expect(0, file.run("remove", "--yes"));
        // Anonymous access was switched off by hand before the last apply switched it on.
        anonymousAccess(true);
        assertThat(state()).isEqualTo(before);
    }

    /** One that has no rule, beside a rule of the wished name, so that what is adopted is changed and attached. */
    @Test
    public void aMirrorMadeByHandIsInTheWayUntilItIsAdoptedAndThenStays() {
        Rest.send("POST", "routing-rules", """
                {"name":"Allow_hand","description":"by hand","mode":"ALLOW","matchers":["^/v2/team/.*"]}""");
        Rest.send("POST", "repositories/docker/proxy", """
                {"name":"hand","online":true,
                 "storage":{"blobStoreName":"default","strictContentTypeValidation":true},
                 "proxy":{"remoteUrl":"%s","contentMaxAge":77,"metadataMaxAge":1440},
                 "negativeCache":{"enabled":true,"timeToLive":1440},
                 "httpClient":{"blocked":false,"autoBlock":true},
                 "docker":{"v1Enabled":false,"forceBasicAuth":true},
                 "dockerProxy":{"indexType":"HUB"}}
                """.formatted(Upstream.PROXY.url()));
        List<JsonNode> before = state();
        SetUpFile file = new SetUpFile(
                "hand",
                "mirrors: [{repository: hand, allow: [helloz/**], upstream: '%s'}]".formatted(Upstream.PROXY.url()));

        Command.Result refused = file.run("apply");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.output())
                .contains("in the way: routing rule Allow_hand", "in the way: repository hand", "--adopt");
        assertThat(state()).isEqualTo(before);

        expect(0, file.run("apply", "--adopt"));
        expect(0, file.run("plan"));
        JsonNode adopted = Rest.get("repositories/docker/proxy/hand");
        assertThat(adopted.path("routingRuleName").asText()).isEqualTo("Allow_hand");
        assertThat(adopted.at("/proxy/contentMaxAge").asInt()).isEqualTo(77);
        assertThat(Visitor.of("hand").manifest(Images.ONENAV).status()).isEqualTo(200);
        assertThat(Visitor.of("hand").manifest(Images.TEAM_APP).status()).isEqualTo(403);

        expect(0, file.run("remove", "--yes"));
        assertThat(Rest.get("repositories/docker/proxy/hand")
                        .path("routingRuleName")
                        .asText())
                .isEqualTo("Allow_hand");
        Rest.send("DELETE", "repositories/hand", "");
        Rest.send("DELETE", "routing-rules/Allow_hand", "");
    }

    @Test
    public void thePlanSeesWhatPrivilegesThatAPersonMadeLetAnonymousUsersRead() {
        Rest.send("POST", "security/content-selectors", """
                {"name":"base","description":"","expression":"path =~ '/v2/base/.*'"}""");
        Rest.send("POST", "security/privileges/repository-content-selector", """
                {"name":"reads-base","description":"","actions":["READ"],"format":"raw","repository":"*",
                 "contentSelector":"base"}""");
        Rest.send("POST", "security/privileges/repository-view", """
                {"name":"reads-maven","description":"","actions":["READ","BROWSE"],"format":"maven2",
                 "repository":"maven-central"}""");
        Rest.send("POST", "security/privileges/wildcard", """
                {"name":"reads-releases","description":"","pattern":"nexus:repository-view:maven2:maven-releases:read"}""");
        Rest.send("POST", "security/roles", """
                {"id":"guests","name":"guests","description":"","roles":[],
                 "privileges":["reads-base","reads-maven","reads-releases"]}""");
        Rest.send("POST", "repositories/raw/hosted", """
                {"name":"files","online":true,
                 "storage":{"blobStoreName":"default","strictContentTypeValidation":false,"writePolicy":"ALLOW"}}""");
        JsonNode user = Rest.get("security/users?userId=anonymous").get(0);
        ObjectNode guest = user.deepCopy();
        guest.putArray("roles").add("guests");
        Rest.send("PUT", "security/users/anonymous", guest.toString());
        try {
            assertThat(new SetUpFile("reach", LEAST).run("plan").output())
                    .contains("read maven-central, maven-releases, by role guests")
                    .contains("read files, by role guests, what content selector base matches")
                    .doesNotContain("maven-snapshots");
        } finally {
            Rest.send("PUT", "security/users/anonymous", user.toString());
            for (String path : List.of(
                    "repositories/files",
                    "security/roles/guests",
                    "security/privileges/reads-releases",
                    "security/privileges/reads-maven",
                    "security/privileges/reads-base",
                    "security/content-selectors/base")) {
                Rest.send("DELETE", path, "");
            }
        }
    }

    /** Applies the file; then it is as wished, and a second run writes nothing. */
    private void applied(SetUpFile file) {
        expect(0, file.run("apply"));
        List<String> changes = server().changes();
        expect(0, file.run("plan"));
        expect(0, file.run("apply"));
        assertThat(server().changes()).isEqualTo(changes);
    }

    private static void changeEverythingByHand() {
        Rest.send("PUT", "routing-rules/Allow_contract", """
                {"name":"Allow_contract","description":"[docker-mirror]","mode":"BLOCK","matchers":["x"]}""");
        ObjectNode request = repository().deepCopy();
        request.withObject("/docker").put("forceBasicAuth", true);
        request.put("routingRule", request.path("routingRuleName").asText());
        request.remove(List.of("routingRuleName", "format", "type", "url"));
        Rest.send("PUT", "repositories/docker/proxy/contract", request.toString());
        Rest.send("PUT", "security/roles/" + ROLE, """
                {"id":"%1$s","name":"%1$s","description":"[docker-mirror]","privileges":[],"roles":[]}""".formatted(ROLE));
        ObjectNode user = Rest.get("security/users?userId=anonymous").get(0).deepCopy();
        user.putArray("roles").add("nx-anonymous");
        Rest.send("PUT", "security/users/anonymous", user.toString());
        Rest.send("PUT", "security/realms/active", "[\"NexusAuthenticatingRealm\"]");
        anonymousAccess(false);
    }

    private static void anonymousAccess(boolean enabled) {
        Rest.send("PUT", "security/anonymous", """
                {"enabled":%s,"userId":"anonymous","realmName":"NexusAuthorizingRealm"}""".formatted(enabled));
    }

    private static JsonNode repository() {
        return Rest.get("repositories/docker/proxy/contract");
    }

    private static List<String> matchers() {
        JsonNode rule = Rest.get("routing-rules/Allow_contract");
        assertThat(rule.path("mode").asText()).isEqualTo("ALLOW");
        return texts(rule.path("matchers"));
    }

    private static List<Integer> days() {
        List<Integer> days = new ArrayList<>();
        Rest.cleanupPolicies()
                .forEach(
                        policy -> days.add(policy.path("criteriaLastDownloaded").asInt()));
        return days;
    }

    private static List<String> rolesOfAnonymous() {
        return texts(Rest.get("security/users?userId=anonymous").path(0).path("roles"));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static void expect(int status, Command.Result result) {
        assertThat(result.status()).as(result.output()).isEqualTo(status);
    }

    /** Everything that the set-up may touch. */
    static List<JsonNode> state() {
        return List.of(
                Rest.get("routing-rules"),
                Rest.get("repositories"),
                Rest.get("security/roles?source=default"),
                Rest.get("security/realms/active"),
                Rest.get("security/anonymous"),
                Rest.get("security/users?userId=anonymous"),
                Rest.cleanupPolicies());
    }
}
