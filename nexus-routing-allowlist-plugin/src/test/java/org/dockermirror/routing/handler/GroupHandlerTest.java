package org.dockermirror.routing.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.lenient;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import org.apache.commons.io.IOUtils;
import org.dockermirror.routing.mirror.Mirrors;
import org.dockermirror.routing.mirror.TestMirrors;
import org.dockermirror.routing.observed.DecisionObserver;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.mockito.Mock;
import org.mockito.junit.MockitoJUnit;
import org.mockito.junit.MockitoRule;
import org.mockito.quality.Strictness;
import org.sonatype.nexus.repository.Format;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.group.GroupFacet;
import org.sonatype.nexus.repository.types.GroupType;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.Status;

public class GroupHandlerTest {

    @Rule
    public final MockitoRule strict = MockitoJUnit.rule().strictness(Strictness.STRICT_STUBS);

    @Mock
    private Context context;

    @Mock
    private Repository group;

    @Mock
    private GroupFacet members;

    @Mock
    private DecisionObserver observer;

    @Mock
    private HttpServletRequest http;

    private final Response missing =
            new Response.Builder().status(Status.failure(404)).build();
    private final Response served =
            new Response.Builder().status(Status.success(200)).build();
    private GroupHandler handler;

    @Before
    public void make() throws Exception {
        handler = handlerOf(TestMirrors.of(Map.of("hub", List.of("helloz/**"), "team", List.of("team/*"))));
        lenient().when(context.proceed()).thenReturn(missing);
        lenient().when(context.getRepository()).thenReturn(group);
        lenient().when(group.getType()).thenReturn(new GroupType());
        lenient().when(group.getFormat()).thenReturn(new Format("docker") {});
        lenient().when(group.facet(GroupFacet.class)).thenReturn(members);
    }

    @Test
    public void whatEveryMirrorRefusesIsTheFirstRefusalAndToldOnceForEach() throws Exception {
        hasMembers("hosted", "hub", "team");

        Response response = get("/v2/other/image/manifests/1");

        assertThat(response.getStatus().getCode()).isEqualTo(403);
        assertThat(IOUtils.toString(response.getPayload().openInputStream(), "UTF-8"))
                .contains("\"mirror\":\"hub\"");
        verify(observer).denied(eq("hub"), any(), any(), any(), anyLong());
        verify(observer).denied(eq("team"), any(), any(), any(), anyLong());
    }

    @Test
    public void theRefusalOfAMembersRoutingRuleIsNotShownInPlaceOfTheMirrors() throws Exception {
        Response byRule = new Response.Builder()
                .status(Status.failure(403, "Routing rules"))
                .build();
        when(context.proceed()).thenReturn(byRule);
        hasMembers("hub", "team");

        assertThat(IOUtils.toString(
                        get("/v2/other/image/manifests/1").getPayload().openInputStream(), "UTF-8"))
                .contains("\"mirror\":\"hub\"");
        assertThat(get("/v2/team/app/manifests/1")).isSameAs(byRule);
    }

    @Test
    public void aFaultOfAMemberIsNoRefusal() throws Exception {
        Response fault = new Response.Builder().status(Status.failure(502)).build();
        when(context.proceed()).thenReturn(fault);
        hasMembers("hub");

        assertThat(get("/v2/other/image/manifests/1")).isSameAs(fault);
    }

    @Test
    public void whatOneMirrorAllowsIsNotFound() throws Exception {
        hasMembers("hub", "team");

        assertThat(get("/v2/team/app/manifests/no-such-tag")).isSameAs(missing);
    }

    @Test
    public void aRefusalThatTheMirrorGaveItselfIsNotToldAgain() throws Exception {
        hasMembers("hub");
        Request request = request("/v2/other/image/manifests/1");
        when(context.getRequest()).thenReturn(request);
        Response first = handler.handle(context);

        assertThat(handler.handle(context)).isSameAs(first);
        verify(observer, times(1)).denied(any(), any(), any(), any(), anyLong());
    }

    @Test
    public void aGroupWithoutAMirrorKeepsItsAnswer() throws Exception {
        hasMembers("hosted");

        assertThat(get("/v2/other/image/manifests/1")).isSameAs(missing);
    }

    @Test
    public void whatAMemberServesIsServedThoughAMirrorRefusesIt() throws Exception {
        when(context.proceed()).thenReturn(served);
        hasMembers("hub", "hosted");

        assertThat(get("/v2/other/image/manifests/1")).isSameAs(served);
        verify(observer, never()).denied(any(), any(), any(), any(), anyLong());
    }

    @Test
    public void aMirrorOfStrictGroupsRefusesForTheWholeGroup() throws Exception {
        handler = handlerOf(TestMirrors.strict("hub", "helloz/**"));
        lenient().when(context.proceed()).thenReturn(served);
        hasMembers("hosted", "hub");

        assertThat(get("/v2/other/image/manifests/1").getStatus().getCode()).isEqualTo(403);
        verify(context, never()).proceed();
        assertThat(get("/v2/helloz/app/manifests/1")).isSameAs(served);
    }

    @Test
    public void groupsOfOtherFormatsAreUntouched() throws Exception {
        when(group.getFormat()).thenReturn(new Format("raw") {});

        assertThat(get("/v2/other/image/manifests/1")).isSameAs(missing);
        verify(group, never()).facet(GroupFacet.class);
    }

    private GroupHandler handlerOf(Mirrors mirrors) {
        return new GroupHandler(mirrors, new MirrorRefusals(observer, () -> http));
    }

    private void hasMembers(String... names) {
        List<Repository> all = Arrays.stream(names)
                .map(name -> {
                    Repository member = mock(Repository.class);
                    when(member.getName()).thenReturn(name);
                    return member;
                })
                .collect(Collectors.toList());
        when(members.leafMembers()).thenReturn(all);
    }

    private Response get(String path) throws Exception {
        Request request = request(path);
        lenient().when(context.getRequest()).thenReturn(request);
        return handler.handle(context);
    }

    private static Request request(String path) {
        return new Request.Builder().action("GET").path(path).build();
    }
}
