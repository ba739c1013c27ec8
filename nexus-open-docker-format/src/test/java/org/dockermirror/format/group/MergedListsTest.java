package org.dockermirror.format.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;

public class MergedListsTest {

    private static final String TAGS = "/v2/team/app/tags/list";
    private static final String REFERRERS = "/v2/team/app/referrers/sha256:" + "ab".repeat(32);

    private final FakeGroup group = new FakeGroup();

    @Test
    public void tagsOfAllMembersAreSortedEachOnce() throws Exception {
        group.with("a", 200, tags("2", "10")).with("b", 403, "").with("c", 200, tags("1", "2"));
        Response response = answer(new MergedTagsHandler(), FakeGroup.get(TAGS));
        assertThat(FakeGroup.text(response)).isEqualTo("{\"name\":\"team/app\",\"tags\":[\"1\",\"10\",\"2\"]}");
        assertThat(response.getHeaders().contains("Warning")).isFalse();
    }

    @Test
    public void aPageIsCutFromTheWholeAndNotFromEachMembersPart() throws Exception {
        group.with("a", true, asked -> {
            assertThat(asked.getParameters().isEmpty()).isTrue();
            return FakeGroup.response(200, tags("a", "c"));
        });
        group.with("b", 200, tags("b", "d"));
        Response response = answer(new MergedTagsHandler(), FakeGroup.get(TAGS, "n", "2", "last", "a"));
        assertThat(FakeGroup.text(response)).contains("[\"b\",\"c\"]");
        assertThat(response.getHeaders().get("Link")).isEqualTo("</v2/team/app/tags/list?n=2&last=c>; rel=\"next\"");
    }

    @Test
    public void forAHeadTheMembersAreAskedForTheirLists() throws Exception {
        group.with("a", 200, tags("1"));
        Request head = new Request.Builder().action("HEAD").path(TAGS).build();
        assertThat(FakeGroup.text(answer(new MergedTagsHandler(), head))).contains("\"1\"");
        assertThat(group.asked).containsExactly("a GET " + TAGS);
    }

    @Test
    public void aMemberThatCannotSayIsNamed() throws Exception {
        group.with("a", 502, "").with("b", 200, tags("1"));
        Response response = answer(new MergedTagsHandler(), FakeGroup.get(TAGS));
        assertThat(response.getHeaders().get("Warning"))
                .isEqualTo("199 - \"Member a answered 502; what it has is missing here\"");
    }

    @Test
    public void thatAMembersListIsStaleIsPassedOn() throws Exception {
        group.with("a", true, asked -> {
            Response stale = FakeGroup.response(200, tags("1"));
            stale.getHeaders().set("Warning", "110 - \"Response is stale\"");
            return stale;
        });
        assertThat(answer(new MergedTagsHandler(), FakeGroup.get(TAGS))
                        .getHeaders()
                        .get("Warning"))
                .startsWith("110");
    }

    @Test
    public void whereNobodyListsTheMostTellingRefusalIsTold() throws Exception {
        group.with("a", 403, "").with("b", 404, "not here");
        assertThat(FakeGroup.text(answer(new MergedTagsHandler(), FakeGroup.get(TAGS))))
                .isEqualTo("not here");
        group.with("c", 503, "down");
        assertThat(FakeGroup.text(answer(new MergedReferrersHandler(), FakeGroup.get(REFERRERS))))
                .isEqualTo("down");
    }

    @Test
    public void referrersOfAllMembersAreListedInTheirOrderEachOnce() throws Exception {
        group.with("a", 200, referrers("1", "2")).with("b", 404, "").with("c", 200, referrers("2", "3"));
        Response all = answer(new MergedReferrersHandler(), FakeGroup.get(REFERRERS));
        assertThat(FakeGroup.text(all)).contains("\"manifests\":" + list("1", "2", "3"));
        Response some = answer(new MergedReferrersHandler(), FakeGroup.get(REFERRERS, "artifactType", "type/3"));
        assertThat(FakeGroup.text(some)).contains("\"manifests\":" + list("3"));
        assertThat(some.getHeaders().get("OCI-Filters-Applied")).isEqualTo("artifactType");
    }

    private Response answer(Handler handler, Request request) throws Exception {
        return group.answer(handler, request);
    }

    private static String tags(String... tags) {
        return "{\"name\":\"team/app\",\"tags\":[\"" + String.join("\",\"", tags) + "\"]}";
    }

    private static String referrers(String... digests) {
        return "{\"manifests\":" + list(digests) + "}";
    }

    private static String list(String... digests) {
        StringBuilder list = new StringBuilder();
        for (String digest : digests) {
            list.append(list.length() == 0 ? "[" : ",")
                    .append("{\"digest\":\"" + digest + "\",\"artifactType\":\"type/" + digest + "\"}");
        }
        return list + "]";
    }
}
