package org.dockermirror.it.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The handshake of an anonymous client: a ping, a challenge, a token; none of it passes the rule. */
@RunWith(Parameterized.class)
public class ChallengeTest {
    @ClassRule
    public static final OpenFormat FORMAT = new OpenFormat();

    @Parameters(name = "{0}")
    public static Entrance[] entrances() {
        return Entrance.values();
    }

    private final Entrance entrance;

    public ChallengeTest(Entrance entrance) {
        this.entrance = entrance;
    }

    @Test
    public void thePingIsAnsweredWithAChallengeThatLeadsToTheTokens() {
        for (String method : new String[] {"GET", "HEAD"}) {
            Http.Reply ping = Visitor.at(entrance).plainly(method, "/v2/");
            assertThat(ping.status()).isEqualTo(401);
            assertThat(ping.header("Docker-Distribution-Api-Version")).isEqualTo("registry/2.0");
            assertThat(ping.header("WWW-Authenticate")).startsWith("Bearer realm=\"" + entrance.tokens + "\"");
        }
    }

    @Test
    public void aTokenIsGivenOnGet() {
        Http.Reply reply = Http.get(entrance.tokens + "?service=x&scope=repository:helloz/onenav:pull");
        assertThat(reply.expect(200).json().get("token").asText()).isNotEmpty();
    }

    @Test
    public void aTokenIsGivenOnPostForAUserAndForNobodyElse() {
        assertThat(post(Rest.PASSWORD).expect(200).json().get("token").asText()).isNotEmpty();
        assertThat(post("wrong").status()).isEqualTo(401);
    }

    @Test
    public void thePingIsAnsweredWithTheToken() {
        assertThat(Visitor.at(entrance).get("/v2/").status()).isEqualTo(200);
    }

    private Http.Reply post(String password) {
        String form = "grant_type=password&service=x&client_id=it&scope=repository%3Ahelloz%2Fonenav%3Apull"
                + "&username=admin&password=" + password;
        return Http.send(
                "POST",
                entrance.tokens,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                form.getBytes(UTF_8));
    }
}
