package org.dockermirror.preset.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import javax.ws.rs.WebApplicationException;
import org.dockermirror.preset.ChosenSettings;
import org.dockermirror.preset.MirrorCreation;
import org.dockermirror.preset.MirrorForm;
import org.dockermirror.preset.PlanView;
import org.junit.Before;
import org.junit.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.InOrder;
import org.sonatype.nexus.rest.ValidationErrorXO;
import org.sonatype.nexus.rest.ValidationErrorsException;

public class PresetApiResourceTest {

    private static final String HUB = "{\"name\":\"hub\",\"proxy\":{\"remoteUrl\":\"https://quay.io\"}}";
    private static final Map<String, Map<String, Object>> SETTINGS = Map.of("storage", Map.of("blobStoreName", "big"));

    private final PresetRequestCheck check = mock(PresetRequestCheck.class);
    private final ChosenSettings chosen = mock(ChosenSettings.class);
    private final MirrorCreation creation = mock(MirrorCreation.class);
    private final PlanView plan = mock(PlanView.class);
    private final PresetApiResource resource = new PresetApiResource(check, chosen, creation);

    @Before
    public void nothingIsWrong() throws Exception {
        when(check.problems(any())).thenReturn(new FieldProblems());
        when(check.settings(any())).thenReturn(SETTINGS);
        when(creation.create(any())).thenReturn(plan);
        when(plan.getState()).thenReturn("DONE");
    }

    @Test
    public void theWholeMirrorIsMadeWithAnEmptyList() throws Exception {
        assertThat(create(HUB).getStatus()).isEqualTo(201);

        ArgumentCaptor<MirrorForm> form = ArgumentCaptor.forClass(MirrorForm.class);
        InOrder order = inOrder(chosen, creation);
        order.verify(chosen).choose("hub", SETTINGS);
        order.verify(creation).create(form.capture());
        assertThat(MirrorForm.file(List.of(form.getValue())))
                .isEqualTo("mirrors:\n  - repository: hub\n    upstream: https://quay.io\n    allow: []\n");
        verify(chosen, never()).forget(any());
    }

    @Test
    public void nothingIsMadeWhereSomethingIsWrong() throws Exception {
        FieldProblems problems = new FieldProblems();
        problems.add("proxy.remoteUrl", "no address");
        when(check.problems(any())).thenReturn(problems);

        assertThatThrownBy(() -> create(HUB)).isInstanceOf(ValidationErrorsException.class);
        assertThatThrownBy(() -> resource.createDockerMirrorRepository(null))
                .as("nothing sent")
                .isInstanceOf(ValidationErrorsException.class);
        verify(creation, never()).create(any());
    }

    @Test
    public void whatSomebodyElseMadeIsSaidAtTheName() {
        when(plan.getConflicts()).thenReturn(List.of("routing rule Allow_hub exists"));

        ValidationErrorsException answer = catchThrowableOfType(ValidationErrorsException.class, () -> create(HUB));

        assertThat(answer.getValidationErrors())
                .extracting(ValidationErrorXO::getId)
                .containsExactly("name");
        verify(chosen).forget("hub");
    }

    @Test
    public void whatIsWrittenAndNotMadeYetIsSaid() {
        when(plan.getState()).thenReturn("FAILED");
        when(plan.getOpen()).thenReturn(List.of("stopped: disk full; it is tried again"));

        WebApplicationException answer = catchThrowableOfType(WebApplicationException.class, () -> create(HUB));

        assertThat(answer.getResponse().getStatus()).isEqualTo(500);
        assertThat(((ValidationErrorXO) answer.getResponse().getEntity()).getMessage())
                .contains("docker-mirror.yaml", "disk full");
        verify(chosen, never()).forget(any());
    }

    private javax.ws.rs.core.Response create(String json) throws Exception {
        return resource.createDockerMirrorRepository(read(json));
    }

    private static PresetRequest read(String json) throws Exception {
        return new ObjectMapper().readValue(json, PresetRequest.class);
    }
}
