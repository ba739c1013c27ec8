package org.dockermirror.it.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.RecordingProxy;
import org.dockermirror.it.bed.Visitor;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A digest is served under a name only if what the list allows of that name leads to it. */
@RunWith(Parameterized.class)
public class ContentTest {
    @Parameters(name = "{0}")
    public static Format[] formats() {
        return Format.values();
    }

    private final Format format;
    private ContentMirror mirror;
    private Visitor visitor;

    public ContentTest(Format format) {
        this.format = format;
    }

    @Before
    public void start() {
        mirror = ContentMirror.running(format);
        visitor = mirror.visitor;
        format.upstream().forget();
    }

    @Test
    public void aTagLimitedEntryLetsThroughExactlyWhatItsTagsLeadTo() {
        OwnImage allowed = image("limited/exactly:v1");
        OwnImage other = image("limited/exactly:other");
        served(allowed.tagPath());
        served(allowed.paths());
        assertThat(visitor.plainly("GET", other.tagPath()).expect(403).text())
                .contains("limited/exactly:other is not on this mirror's allow-list, other tags of it are");
        refused(other.paths());
        assertThat(format.upstream().requests()).noneMatch(request -> request.contains(other.digest()));
        assertThat(format.upstream().requests())
                .noneMatch(request -> request.contains(other.blobs().get(0)));
    }

    @Test
    public void aRefusedDigestIsSaidAsSuch() {
        OwnImage other = image("limited/said:other");
        Http.Reply reply = visitor.get(other.paths().get(0)).expect(403);
        assertThat(reply.json().at("/errors/0/code").asText()).isEqualTo("DENIED");
        assertThat(reply.json().at("/errors/0/detail/digest").asText()).isEqualTo(other.digest());
        assertThat(reply.json().at("/errors/0/detail/image").asText()).isEqualTo("limited/said");
        assertThat(visitor.ask("HEAD", other.paths().get(0)).expect(403).body()).isEmpty();
    }

    @Test
    public void aTagListShowsTheAllowedTagsOnly() {
        image("limited/list:v2");
        image("limited/list:hidden");
        image("limited/list:v10");
        JsonNode tags =
                visitor.get("/v2/limited/list/tags/list").expect(200).json().get("tags");
        assertThat(tags).extracting(JsonNode::asText).containsExactlyInAnyOrder("v2", "v10");
        image("partly/list:bad");
        image("partly/list:good");
        assertThat(visitor.get("/v2/partly/list/tags/list").expect(200).text())
                .contains("good")
                .doesNotContain("bad");
    }

    @Test
    public void aTagListStaysPaged() {
        for (String tag : List.of("a", "v1", "v2", "w")) {
            image("limited/paged:" + tag);
        }
        Http.Reply page = visitor.get("/v2/limited/paged/tags/list?n=2").expect(200);
        assertThat(page.text()).contains("v1").doesNotContain("\"a\"");
        if (format == Format.OPEN) {
            assertThat(page.header("Link")).contains("rel=\"next\"").contains("last=v1");
        }
    }

    @Test
    public void aFirstRequestByDigestIsLookedUpBeforeItIsRefused() {
        for (String image :
                List.of("limited/first:v1", "literal/first:stable", "whole/first:latest", "whole/first2:x")) {
            OwnImage own = image(image);
            List<String> backwards = new ArrayList<>(own.paths());
            Collections.reverse(backwards);
            served(backwards);
        }
    }

    @Test
    public void aPinLeadsToItsOwnContentAndNothingElse() {
        served(ContentMirror.PINNED.paths());
        refused(ContentMirror.UNPINNED.paths());
        assertThat(visitor.get(ContentMirror.PINNED.tagPath()).expect(403).text())
                .contains("by digest only");
    }

    @Test
    public void aBlobAloneIsFoundThroughThePin() {
        served("/v2/pinned/app/blobs/" + ContentMirror.PINNED.blobs().get(3));
    }

    @Test
    public void aDeniedDigestIsRefusedByEveryTagToo() {
        OwnImage denied = ContentMirror.DENIED_BY_DIGEST;
        refused(denied.paths());
        assertThat(visitor.get(denied.tagPath()).status()).isEqualTo(403);
        assertThat(visitor.ask("HEAD", denied.tagPath()).status()).isEqualTo(403);
        OwnImage bad = image("partly/app:bad");
        OwnImage good = image("partly/app:good");
        served(good.tagPath());
        served(good.paths());
        refused(bad.paths());
    }

    /** P10. */
    @Test
    public void whatIsCachedOfAnotherImageIsNotServedUnderThisName() {
        OwnImage other = image("whole/cached:1");
        served(other.tagPath());
        served(other.paths());
        OwnImage own = image("whole/another:1");
        served(own.tagPath());
        other.blobs().forEach(blob -> refused(List.of("/v2/whole/another/blobs/" + blob)));
        assertThat(visitor.get("/v2/whole/another/manifests/" + other.digest()).status())
                .isEqualTo(404);
        refused(other.pathsUnder("limited/another"));
    }

    /** P10 and P12. */
    @Test
    public void whatIsTakenOffTheListIsRefusedAtOnceUnderAnyName() {
        OwnImage removed = image("removed/app:1");
        mirror.also(removed, 200, "removed/app");
        served(removed.paths());
        mirror.also(removed, 403);
        refused(removed.paths());
        removed.blobs().forEach(blob -> refused(List.of("/v2/whole/heir/blobs/" + blob)));
        assertThat(visitor.get("/v2/whole/heir/manifests/" + removed.digest()).status())
                .isEqualTo(404);
    }

    @Test
    public void aListThatIsTightenedToATagIsInForceForWhatIsCached() {
        OwnImage kept = image("tighter/app:1");
        OwnImage dropped = image("tighter/app:2");
        mirror.also(dropped, 200, "tighter/app");
        served(kept.tagPath());
        served(kept.paths());
        served(dropped.paths());
        mirror.also(dropped, 403, "tighter/app:1");
        refused(dropped.paths());
        try (RecordingProxy.State off = format.upstream().switchedOff()) {
            assertThat(off).isNotNull();
            served(kept.paths());
        }
    }

    @Test
    public void aBlobIsServedWhereOnlyAHeadWasSeen() {
        OwnImage image = OwnImage.single("whole/head:1");
        visitor.ask("HEAD", image.tagPath()).expect(200);
        served(image.paths());
    }

    @Test
    public void aFloodOfMadeUpDigestsCostsOneLookUp() {
        OwnImage image = image("limited/flood:v1");
        served(image.tagPath());
        made(0);
        int lookUp = format.upstream().requests().size();
        for (int i = 1; i < 200; i++) {
            made(i);
        }
        assertThat(format.upstream().requests()).hasSize(lookUp);
        served(image.paths());
    }

    private void made(int number) {
        refused(List.of("/v2/limited/flood/blobs/sha256:" + String.format("%064x", number)));
    }

    private static OwnImage image(String image) {
        return OwnImage.index(image);
    }

    private void served(String path) {
        visitor.get(path).expect(200);
    }

    private void served(List<String> paths) {
        paths.forEach(this::served);
    }

    private void refused(List<String> paths) {
        paths.forEach(path -> visitor.get(path).expect(403));
    }
}
