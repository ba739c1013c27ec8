package org.dockermirror.format.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.Test;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.Status;
import org.sonatype.nexus.repository.view.payloads.StringPayload;

public class ParkingHandlerTest {

    @Test
    public void whatAMemberWaitsForItsGroupWaitsForToo() {
        CompletableFuture<String> until = new CompletableFuture<>();
        Response waiting = new Response.Builder()
                .status(Status.failure(503))
                .payload(new ParkedPayload(until, () -> {
                    throw new AssertionError("the member alone is not asked again");
                }))
                .build();
        assertThatThrownBy(() -> ParkingHandler.unlessParked(waiting))
                .isInstanceOfSatisfying(
                        ParkException.class, e -> assertThat(e.until()).isSameAs(until));
    }

    @Test
    public void anAnswerIsPassedOn() {
        Response refusal = new Response.Builder()
                .status(Status.failure(503))
                .payload(new StringPayload("down", "text/plain"))
                .build();
        assertThat(ParkingHandler.unlessParked(refusal)).isSameAs(refusal);
    }
}
