package org.dockermirror.it.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.Repositories;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** The task <i>Docker - Delete unused manifests and images</i>. */
public class DeleteUnusedTest {
    @ClassRule
    public static final OpenFormat FORMAT = new OpenFormat();

    private static final String REPOSITORY = "unused";

    private final Visitor visitor = Visitor.of(REPOSITORY);
    private final Contents contents = Contents.of(REPOSITORY);

    @BeforeClass
    public static void makeRepository() {
        Repositories.proxy(REPOSITORY, Upstream.PROXY.url());
    }

    @Test
    public void whatATagLeadsToStaysAndTheRestGoesAndComesBackWhenItIsPulled() {
        OwnImage tagged = OwnImage.index("helloz/tagged:1");
        OwnImage untagged = OwnImage.single("helloz/untagged:1");
        visitor.manifest(tagged.byTag()).expect(200);
        pull(tagged);
        pull(untagged);

        DeleteUnused.in(REPOSITORY, "24").run();
        assertThat(contents.assets()).containsAll(Contents.assetsOf(tagged)).containsAll(Contents.assetsOf(untagged));

        DeleteUnused.in(REPOSITORY, "0").run();

        assertThat(contents.assets())
                .contains("/v2/helloz/tagged/manifests/1")
                .containsAll(Contents.assetsOf(tagged))
                .doesNotContainAnyElementsOf(Contents.assetsOf(untagged));
        assertThat(contents.components()).doesNotContain("helloz/untagged");
        pull(untagged);
    }

    /** By digest alone. */
    private void pull(OwnImage image) {
        image.paths().forEach(path -> visitor.get(path).expect(200));
    }
}
