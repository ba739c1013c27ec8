package org.dockermirror.allowlist.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;
import org.dockermirror.allowlist.request.RegistryRequest.Blob;
import org.dockermirror.allowlist.request.RegistryRequest.Catalogue;
import org.dockermirror.allowlist.request.RegistryRequest.ManifestByDigest;
import org.dockermirror.allowlist.request.RegistryRequest.ManifestByTag;
import org.dockermirror.allowlist.request.RegistryRequest.NotRegistryPath;
import org.dockermirror.allowlist.request.RegistryRequest.Ping;
import org.dockermirror.allowlist.request.RegistryRequest.Referrers;
import org.dockermirror.allowlist.request.RegistryRequest.Search;
import org.dockermirror.allowlist.request.RegistryRequest.TagList;
import org.dockermirror.allowlist.request.RegistryRequest.Token;
import org.dockermirror.allowlist.request.RegistryRequest.Write;
import org.junit.Test;

public class RequestParserTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);

    private static final Map<String, RegistryRequest> GOOD = Map.ofEntries(
            Map.entry("/v2", new Ping()),
            Map.entry("/v2/", new Ping()),
            Map.entry("/v2/token", new Token()),
            Map.entry("/repository/docker/v2/token", new Token()),
            Map.entry("/v2/_catalog", new Catalogue()),
            Map.entry("/v1/search", new Search()),
            Map.entry("/v2/nginx/manifests/latest", new ManifestByTag(ImageName.parse("nginx"), Tag.parse("latest"))),
            Map.entry("/v2/a/b/c/manifests/V1", new ManifestByTag(ImageName.parse("a/b/c"), Tag.parse("V1"))),
            Map.entry(
                    "/v2/a/manifests/b/manifests/latest",
                    new ManifestByTag(ImageName.parse("a/manifests/b"), Tag.parse("latest"))),
            Map.entry("/v2/token/manifests/token", new ManifestByTag(ImageName.parse("token"), Tag.parse("token"))),
            Map.entry(
                    "/v2/helloz/onenav/manifests/" + DIGEST,
                    new ManifestByDigest(ImageName.parse("helloz/onenav"), Digest.parse(DIGEST))),
            Map.entry(
                    "/v2/helloz/onenav/blobs/" + DIGEST,
                    new Blob(ImageName.parse("helloz/onenav"), Digest.parse(DIGEST))),
            Map.entry(
                    "/v2/helloz/onenav/referrers/" + DIGEST,
                    new Referrers(ImageName.parse("helloz/onenav"), Digest.parse(DIGEST))),
            Map.entry("/v2/helloz/onenav/tags/list", new TagList(ImageName.parse("helloz/onenav"))),
            Map.entry("/v2/a/tags/tags/list", new TagList(ImageName.parse("a/tags"))));

    /** P6 to P8 of the pitfalls: whatever could mean another path to whoever reads it next. */
    private static final List<String> BAD = List.of(
            "",
            "/",
            "v2/",
            "//v2/",
            "/v2//",
            "/V2/",
            "/v2;x/",
            "/v2/.",
            "/v2/..",
            "/v2/../v2/",
            "/%76%32/",
            "/v1/",
            "/v1/_ping",
            "/v1/search/",
            "/v2/_catalog/",
            "/v2/token/",
            "/v2/Token",
            "/v2/token;x",
            "/repository/other/v2/token",
            "/repository/docker/v2/",
            "/repository/docker/v2/helloz/onenav/manifests/latest",
            "/v2/manifests/latest",
            "/v2//manifests/latest",
            "/v2/_catalog/manifests/latest",
            "/v2/helloz/onenav",
            "/v2/helloz/onenav/",
            "/v2/helloz/onenav/manifests",
            "/v2/helloz/onenav/manifests/",
            "/v2/helloz/onenav/manifests/latest/",
            "/v2/helloz/onenav/manifests/latest//",
            "/v2/helloz/onenav//manifests/latest",
            "/v2/helloz//onenav/manifests/latest",
            "//v2//helloz/onenav/manifests/latest",
            "/v2/helloz/../evil/x/manifests/latest",
            "/v2/helloz/./onenav/manifests/latest",
            "/v2/helloz/%2e%2e/evil/x/manifests/latest",
            "/v2/helloz%2F..%2Fevil/x/manifests/latest",
            "/v2/helloz%2fonenav/manifests/latest",
            "/v2/helloz%252Fonenav/manifests/latest",
            "/v2/helloz\\onenav/manifests/latest",
            "/v2/helloz;a=b/onenav/manifests/latest",
            "/v2/helloz/onenav;a/manifests/latest",
            "/v2/helloz/onenav/manifests;a/latest",
            "/v2/helloz/onenav/manifests/latest;a",
            "/v2/helloz/onenav/manifests/latest%0a",
            "/v2/helloz/onenav/manifests/latest\n",
            "/v2/helloz%0a/onenav/manifests/latest",
            "/v2/helloz/onenav%00/manifests/latest",
            "/v2/HELLOZ/onenav/manifests/latest",
            "/v2/helloz/OneNav/manifests/latest",
            "/v2/helloz/onenav/Manifests/latest",
            "/v2/helloz/onenav/manifests/..",
            "/v2/helloz/onenav/manifests/sha256:abc",
            "/v2/helloz/onenav/manifests/" + DIGEST.toUpperCase(java.util.Locale.ROOT),
            "/v2/helloz/onenav/manifests/sha256%3A" + "a".repeat(64),
            "/v2/helloz/onenav/blobs/latest",
            "/v2/helloz/onenav/blobs/" + DIGEST + "/",
            "/v2/helloz/onenav/blobs/uploads/",
            "/v2/helloz/onenav/blobs/uploads/1234",
            "/v2/helloz/onenav/referrers/latest",
            "/v2/helloz/onenav/tags",
            "/v2/helloz/onenav/tags/",
            "/v2/helloz/onenav/tags/list/",
            "/v2/helloz/onenav/tags/latest",
            "/v2/helloz/onenav/_trust/tuf/root.json",
            "/v2/" + "x".repeat(256) + "/manifests/latest");

    private final RequestParser parser = new RequestParser("docker");

    @Test
    public void registryPathsAreRead() {
        assertThat(GOOD).allSatisfy((path, request) -> {
            assertThat(parser.parse("GET", path, null)).isEqualTo(request);
            assertThat(parser.parse("HEAD", path, null)).isEqualTo(request);
        });
    }

    @Test
    public void anythingElseIsNoRegistryPathAndSaysWhy() {
        assertThat(BAD)
                .allSatisfy(path -> assertThat(parser.parse("GET", path, null))
                        .isInstanceOfSatisfying(
                                NotRegistryPath.class,
                                malformed -> assertThat(malformed.problem()).isNotBlank()));
    }

    @Test
    public void aBadNameIsShownInTheProblem() {
        assertThat(problemOf("/v2/helloz%2Fonenav/manifests/latest"))
                .isEqualTo("\"helloz%2Fonenav\" is not an image name: unexpected \"%\" at character 7");
        assertThat(problemOf("/v2/HELLOZ/onenav/manifests/latest"))
                .isEqualTo("\"HELLOZ/onenav\": image names are lower case; write \"helloz/onenav\"");
    }

    @Test
    public void whateverElseIsBadIsNamedToo() {
        assertThat(problemOf("/v2/a/manifests/-x")).startsWith("\"-x\" is not a tag: ");
        assertThat(problemOf("/v2/a/manifests/sha256:x")).startsWith("\"sha256:x\" is not a digest: ");
        assertThat(problemOf("/v2/a/blobs/x")).startsWith("\"x\" is not a digest: ");
        assertThat(problemOf("/v2/a/tags/all")).contains("nothing but \"list\" below tags/");
        assertThat(problemOf("/v2/a/Manifests/x")).contains("knows manifests, blobs, tags and referrers");
        assertThat(problemOf("/v2/a//x")).contains("knows manifests, blobs, tags and referrers");
        assertThat(problemOf("/v2/manifests/x")).contains("none of the registry API");
        assertThat(problemOf("/x")).isEqualTo("registry paths begin with /v2/");
    }

    private String problemOf(String path) {
        return ((NotRegistryPath) parser.parse("GET", path, null)).problem();
    }

    @Test
    public void queriesOfTheRegistryProtocolChangeNothing() {
        assertThat(List.of(
                        "",
                        "ns=docker.io",
                        "n=10&last=b",
                        "artifactType=application%2Fspdx%2Bjson",
                        "ns=describe",
                        "a=/helloz/",
                        "last=a%20b%7e",
                        "describes=1"))
                .allSatisfy(query -> assertThat(parser.parse("GET", "/v2/helloz/onenav/manifests/latest", query))
                        .isEqualTo(new ManifestByTag(ImageName.parse("helloz/onenav"), Tag.parse("latest"))));
    }

    @Test
    public void aQueryWithALineBreakOrAnythingButAsciiIsRefused() {
        assertThat(List.of("x=%0a", "ns=docker.io&x=%0D", "x=%00", "x=%7F", "x=%c2%85", "x=%E2%80%A8", "x=%", "x=%2"))
                .allSatisfy(query -> assertThat(parser.parse("GET", "/v2/helloz/onenav/manifests/latest", query))
                        .isEqualTo(new NotRegistryPath(
                                "a query of the registry API holds printable ASCII characters only")));
    }

    @Test
    public void aQueryThatAsksNexusToDescribeIsRefusedOnEveryPath() {
        assertThat(List.of(
                        "describe",
                        "describe=",
                        "describe=json",
                        "ns=docker.io&describe=html",
                        "d%65scribe",
                        "%64escribe=json",
                        "+describe",
                        "descr\u0000ibe"))
                .allSatisfy(query -> assertThat(GOOD.keySet())
                        .allSatisfy(path ->
                                assertThat(parser.parse("GET", path, query)).isInstanceOf(NotRegistryPath.class)));
    }

    @Test
    public void otherMethodsAreWritesWhateverThePath() {
        assertThat(List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "get", "PROPFIND"))
                .allSatisfy(method -> {
                    assertThat(parser.parse(method, "/v2/helloz/onenav/manifests/latest", null))
                            .isEqualTo(new Write(method));
                    assertThat(parser.parse(method, "/v2/helloz/../x", "describe"))
                            .isEqualTo(new Write(method));
                    assertThat(parser.parse(method, "/v2/", null)).isEqualTo(new Write(method));
                });
    }

    @Test
    public void aTokenMayBePostedForAndNothingElse() {
        assertThat(parser.parse("POST", "/v2/token", null)).isEqualTo(new Token());
        assertThat(parser.parse("POST", "/repository/docker/v2/token", "account=x"))
                .isEqualTo(new Token());
        assertThat(parser.parse("PUT", "/v2/token", null)).isEqualTo(new Write("PUT"));
        assertThat(parser.parse("POST", "/repository/other/v2/token", null)).isEqualTo(new Write("POST"));
    }
}
