package org.dockermirror.it.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dockermirror.allowlist.decision.Condition;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.allowlist.decision.Refusal;
import org.dockermirror.allowlist.request.RegistryRequest;
import org.dockermirror.allowlist.request.RequestParser;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.Nginx;
import org.dockermirror.it.bed.NginxSite;
import org.dockermirror.it.bed.Rest;
import org.junit.Test;

/** nginx with the generated maps and the bundles' own core are asked the same, and say the same. */
public class SameAnswerTest {
    private static final int LISTS = Bed.isLong() ? 60 : 12;
    private static final int REQUESTS = 1_000;
    private static final int FIRST_PORT = 9_100;
    private static final String HINT = "Ask \"ops\" for $5 \\ it's";

    private final long seed = Bed.seed();
    private final MadeUp madeUp = new MadeUp(seed);

    @Test
    public void nginxAndTheBundlesSayTheSame() throws Exception {
        List<AllowList> lists = new ArrayList<>();
        StringBuilder mirrors = new StringBuilder();
        for (int i = 0; i < LISTS; i++) {
            List<String> entries = validEntries(indexType(i));
            lists.add(list(entries, indexType(i)));
            mirrors.append(mirror(i, entries));
        }
        String site = GeneratedSite.of(
                mirrors.toString(),
                "--nexus",
                BehindNginx.URL,
                "--denied-per-minute",
                "1000000",
                "--tokens-per-minute",
                "1000000");
        int passed = 0;
        try (BehindNginx behind = BehindNginx.start();
                Nginx nginx =
                        Nginx.start("nginx-maps", site, "https://" + NginxSite.HOST + ":" + FIRST_PORT + "/v2/")) {
            assertThat(nginx.errors()).doesNotContain("[error]", "[crit]", "[alert]");
            for (int i = 0; i < LISTS; i++) {
                passed += ask(behind, i, lists.get(i));
            }
        }
        assertThat(passed).as("requests that passed").isBetween(LISTS * REQUESTS / 50, LISTS * REQUESTS);
    }

    /** How many requests passed. */
    private int ask(BehindNginx behind, int mirror, AllowList list) throws IOException {
        RequestParser parser = new RequestParser(repository(mirror));
        int passed = 0;
        try (RawClient client = new RawClient(FIRST_PORT + mirror)) {
            for (int i = 0; i < REQUESTS; i++) {
                String[] request = madeUp.request();
                String[] target = request[1].split("\\?", 2);
                Decision decision = Condition.of(list)
                        .decide(parser.parse(request[0], target[0], target.length == 1 ? null : target[1]));
                behind.forget();
                RawClient.Answer answer = client.send(request[0], request[1]);
                String what = request[0] + " " + request[1] + " by " + list.entries() + " " + list.indexType()
                        + "; again with SEED=" + seed;
                if (decision instanceof Decision.Denied denied) {
                    assertThat(behind.arrived()).as(what).isEmpty();
                    refused(what, denied, mirror, list.indexType(), request[0], answer);
                } else if (isReadableBehind(request[1])) {
                    passed++;
                    assertThat(answer.status()).as(what).isEqualTo(200);
                    String path = target[0].startsWith("/repository/") ? request[1] : below(mirror) + request[1];
                    assertThat(behind.arrived())
                            .as(what)
                            .extracting(BehindNginx.Arrived::line)
                            .containsExactly(request[0] + " " + path);
                }
            }
        }
        return passed;
    }

    /** The JDK's server, which stands behind, answers by itself to what it cannot read: a token's query is not judged. */
    private static boolean isReadableBehind(String target) {
        return !target.matches(".*%(?![0-9a-fA-F]{2}).*");
    }

    private static void refused(
            String what,
            Decision.Denied denied,
            int mirror,
            IndexType indexType,
            String method,
            RawClient.Answer answer) {
        Refusal refusal = Refusal.of(denied, repository(mirror), indexType).withHint(HINT);
        assertThat(answer.status()).as(what).isEqualTo(refusal.status());
        assertThat(answer.header("content-type")).as(what).isEqualTo(Refusal.CONTENT_TYPE);
        assertThat(answer.header("docker-distribution-api-version")).as(what).isEqualTo(Refusal.VERSION);
        if (method.equals("HEAD")) {
            assertThat(answer.body()).as(what).isEmpty();
        } else if (denied instanceof Decision.Malformed || isOfDigest(denied)) {
            assertThat(Rest.json(answer.body()).at("/errors/0/code").asText())
                    .as(what)
                    .isEqualTo(refusal.code());
        } else {
            assertThat(Rest.json(answer.body())).as(what).isEqualTo(Rest.json(refusal.json()));
        }
    }

    /** Of what is denied by digest and not allowed either, nginx says the one and the bundles the other. */
    private static boolean isOfDigest(Decision.Denied denied) {
        return denied instanceof Decision.NotListed notListed
                && !(notListed.request() instanceof RegistryRequest.ManifestByTag);
    }

    private List<String> validEntries(IndexType indexType) {
        while (true) {
            List<String> entries = madeUp.entries();
            try {
                list(entries, indexType);
                return entries;
            } catch (InvalidAllowListException e) {
                // Made up without a meaning, such as a digest denied of every image: the next ones may have one.
            }
        }
    }

    private static AllowList list(List<String> entries, IndexType indexType) throws InvalidAllowListException {
        return AllowListParser.parse(WrittenEntry.allIn("made up", entries), indexType)
                .list();
    }

    private static String mirror(int number, List<String> entries) {
        return "  - {repository: %s, publicUrl: \"%s:%d\", indexType: %s, allow: %s, deny: %s, denyMessage: '%s'}\n"
                .formatted(
                        repository(number),
                        "https://" + NginxSite.HOST,
                        FIRST_PORT + number,
                        indexType(number),
                        quoted(entries.stream()
                                .filter(entry -> !entry.startsWith("!"))
                                .toList()),
                        quoted(entries.stream()
                                .filter(entry -> entry.startsWith("!"))
                                .map(entry -> entry.substring(1))
                                .toList()),
                        HINT.replace("'", "''"));
    }

    private static String quoted(List<String> entries) {
        return entries.stream().map(entry -> '"' + entry + '"').toList().toString();
    }

    private static String below(int mirror) {
        return "/repository/" + repository(mirror);
    }

    /** Every one of them is called as in the paths that are made up, but for its number. */
    private static String repository(int number) {
        return number == 0 ? "docker" : "docker" + number;
    }

    private static IndexType indexType(int number) {
        return number % 3 == 2 ? IndexType.REGISTRY : IndexType.HUB;
    }
}
