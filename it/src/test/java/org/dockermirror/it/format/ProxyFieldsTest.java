package org.dockermirror.it.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;

/** Every field of a proxy repository over REST: kept and read back, or refused where it is wrong. */
public class ProxyFieldsTest {
    @ClassRule
    public static final OpenFormat FORMAT = new OpenFormat();

    private static final String PROXIES = "repositories/docker/proxy";

    @After
    public void takeAway() {
        Rest.reply("DELETE", "repositories/fields", "");
    }

    @Test
    public void everyFieldReadsBackAsItWasWritten() {
        Rest.cleanupPolicy("Fields", ".*/manifests/nightly");
        ObjectNode sent = ProxyRequest.every("fields", "Fields");

        Rest.send("POST", PROXIES, sent.toString());

        ObjectNode shown = sent.deepCopy();
        shown.set("routingRuleName", shown.remove("routingRule"));
        // No answer has a password in it.
        shown.withObject("/httpClient/authentication").remove("password");
        assertHolds("", shown, Rest.get(PROXIES + "/fields"));
    }

    @Test
    public void whatAPutLeavesOutIsGone() {
        Rest.cleanupPolicy("Put", ".*/manifests/nightly");
        Rest.send("POST", PROXIES, ProxyRequest.every("fields", "Put").toString());

        ObjectNode plain = ProxyRequest.plain("fields", Upstream.PROXY.url());
        Rest.send("PUT", PROXIES + "/fields", plain.toString());

        JsonNode read = Rest.get(PROXIES + "/fields");
        assertHolds("", plain, read);
        assertThat(read.at("/docker/subdomain").isNull()).isTrue();
        assertThat(read.at("/docker/httpPort").isNull()).isTrue();
        assertThat(read.at("/dockerProxy/indexUrl").isNull()).isTrue();
        assertThat(read.at("/dockerProxy/foreignLayerUrlWhitelist")).isEmpty();
        assertThat(read.at("/cleanup/policyNames")).isEmpty();
        assertThat(read.path("routingRuleName").isTextual()).isFalse();
        assertThat(Http.answers("http://127.0.0.1:8094/v2/")).isFalse();
    }

    /** The server's word for a field that was sent. */
    @Test
    public void whatIsWrongIsRefusedAtItsField() {
        refused(
                "PARAMETER indexType",
                request -> request.withObject("/dockerProxy").put("indexType", "NONSENSE"));
        refused("PARAMETER httpPort", request -> request.withObject("/docker").put("httpPort", 0));
        refused("PARAMETER httpsPort", request -> request.withObject("/docker").put("httpsPort", 65536));
        refused("PARAMETER docker", request -> request.remove("docker"));
        refused("PARAMETER dockerProxy", request -> request.remove("dockerProxy"));
    }

    /** The server's word for a field of the configuration. */
    @Test
    public void aPortThatTheServerCannotOpenIsRefusedAtItsField() {
        refused(
                "HelperBean.docker.httpPort",
                request -> request.withObject("/docker").put("httpPort", 8082));
        refused(
                "HelperBean.docker.httpPort",
                request -> request.withObject("/docker").put("httpPort", 8081));
        // This server has no HTTPS.
        refused(
                "HelperBean.docker.httpsPort",
                request -> request.withObject("/docker").put("httpsPort", 8095));
    }

    /** Before the dot or the blank is where the server found it, by its own classes. */
    @Test
    public void fieldsAreNamedAsInTheAnswersOfTheServersOwnFormats() {
        ObjectNode maven = ProxyRequest.plain("fields", Upstream.PROXY.url());
        refused("PARAMETER maven", "repositories/maven/proxy", maven);
        maven.withObject("/maven").put("versionPolicy", "MIXED").put("layoutPolicy", "STRICT");
        maven.withObject("/proxy").remove("contentMaxAge");
        refused("PARAMETER contentMaxAge", "repositories/maven/proxy", maven);
        refused(
                "PARAMETER contentMaxAge",
                request -> request.withObject("/proxy").remove("contentMaxAge"));
        ObjectNode group = Http.JSON.createObjectNode().put("name", "fields").put("online", true);
        group.withObject("/storage").put("blobStoreName", "default").put("strictContentTypeValidation", true);
        group.withObject("/group").putArray("memberNames").add("docker");
        refused("HelperBean.memberNames", "repositories/raw/group", group);
    }

    private static void refused(String field, Consumer<ObjectNode> fault) {
        ObjectNode request = ProxyRequest.plain("fields", Upstream.PROXY.url());
        fault.accept(request);
        refused(field, PROXIES, request);
        assertThat(Rest.has(PROXIES + "/fields")).as(field).isFalse();
    }

    private static void refused(String field, String resource, ObjectNode request) {
        Http.Reply reply = Rest.reply("POST", resource, request.toString());
        assertThat(reply.status()).as(field + ": " + reply.text()).isEqualTo(400);
        assertThat(reply.json()).as(field).hasSize(1);
        assertThat(reply.json().at("/0/id").asText()).isEqualTo(field);
        assertThat(reply.json().at("/0/message").asText()).as(field).isNotBlank();
    }

    /** Whether all that was written is in what is read, which may hold more. */
    private static void assertHolds(String place, JsonNode written, JsonNode read) {
        if (written.isObject()) {
            written.properties()
                    .forEach(field ->
                            assertHolds(place + "/" + field.getKey(), field.getValue(), read.path(field.getKey())));
        } else {
            assertThat(read).as(place).isEqualTo(written);
        }
    }
}
