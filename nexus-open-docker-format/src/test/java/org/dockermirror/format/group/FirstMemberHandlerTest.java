package org.dockermirror.format.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.RegistryException;
import org.dockermirror.format.upstream.UpstreamException;
import org.junit.Test;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;

public class FirstMemberHandlerTest {

    private static final String PATH = "/v2/team/app/manifests/1";

    private final FakeGroup group = new FakeGroup();
    private final Request request = FakeGroup.get(PATH);

    @Test
    public void theFirstThatHasItAnswersAndNoOtherIsAsked() throws Exception {
        group.with("a", 404, "").with("b", 200, "from b").with("c", 200, "from c");
        assertThat(FakeGroup.text(answer())).isEqualTo("from b");
        assertThat(group.asked).containsExactly("a GET " + PATH, "b GET " + PATH);
    }

    @Test
    public void whateverTheOthersBeforeItSay() throws Exception {
        for (int status : new int[] {400, 401, 403, 404, 429, 500, 503}) {
            FakeGroup faulty = new FakeGroup().with("a", status, "").with("b", 200, "from b");
            assertThat(FakeGroup.text(faulty.answer(new FirstMemberHandler(), FakeGroup.get(PATH))))
                    .as("%d", status)
                    .isEqualTo("from b");
        }
    }

    @Test
    public void anAnswerToTheClientsConditionOrRangeIsOneToo() throws Exception {
        for (int status : new int[] {206, 304, 412, 416}) {
            FakeGroup first = new FakeGroup().with("a", status, "").with("b", 200, "");
            assertThat(first.answer(new FirstMemberHandler(), FakeGroup.get(PATH))
                            .getStatus()
                            .getCode())
                    .isEqualTo(status);
        }
    }

    @Test
    public void aFaultIsToldBeforeNotFoundAndThatBeforeWhatIsForbidden() throws Exception {
        group.with("a", 403, "");
        assertThat(status()).isEqualTo(403);
        group.with("b", 404, "");
        assertThat(status()).isEqualTo(404);
        group.with("c", 429, "first").with("d", 502, "second");
        assertThat(FakeGroup.text(answer())).isEqualTo("first");
    }

    @Test
    public void whatUpstreamRefusesIsToldBeforeWhatAMemberRefusesByItself() throws Exception {
        UpstreamException denied = new UpstreamException(403, ErrorCode.DENIED, "by upstream");
        group.with("a", 403, "by the list").with("b", 404, "").with("c", true, asked -> denied.response());
        assertThat(FakeGroup.text(answer())).contains("by upstream");
    }

    @Test
    public void ofSeveralRefusalsTheFirstIsTold() throws Exception {
        group.with("a", 403, "by a").with("b", 403, "by b");
        assertThat(FakeGroup.text(answer())).isEqualTo("by a");
    }

    @Test
    public void aMemberThatIsOfflineIsNotAsked() throws Exception {
        group.with("a", false, asked -> FakeGroup.response(200, "from a"));
        Response nobody = answer();
        assertThat(nobody.getStatus().getCode()).isEqualTo(503);
        assertThat(FakeGroup.text(nobody)).contains("no member of this group is online");
        group.with("b", 200, "from b");
        assertThat(FakeGroup.text(answer())).isEqualTo("from b");
        assertThat(group.asked).containsExactly("b GET " + PATH);
    }

    /** As where the next member makes the client wait: the request then comes anew. */
    @Test
    public void aMemberIsAskedOnceForARequestThatComesBack() throws Exception {
        group.with("a", 404, "");
        answer();
        group.with("b", 200, "from b");
        assertThat(FakeGroup.text(answer())).isEqualTo("from b");
        assertThat(group.asked).containsExactly("a GET " + PATH, "b GET " + PATH);
    }

    @Test
    public void whatIsMalformedIsRefusedBeforeAnyIsAsked() {
        group.with("a", 200, "");
        for (String path : new String[] {"/v2/Team/app/manifests/1", "/v2/team/app/blobs/1"}) {
            assertThatThrownBy(() -> group.answer(new FirstMemberHandler(), FakeGroup.get(path)))
                    .isInstanceOf(RegistryException.class);
        }
        assertThat(group.asked).isEmpty();
    }

    private int status() throws Exception {
        return group.answer(new FirstMemberHandler(), FakeGroup.get(PATH))
                .getStatus()
                .getCode();
    }

    private Response answer() throws Exception {
        return group.answer(new FirstMemberHandler(), request);
    }
}
