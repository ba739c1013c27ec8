package org.dockermirror.it.shown;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.it.bed.Caller;
import org.dockermirror.it.bed.Http;
import org.junit.ClassRule;
import org.junit.Test;

/** Mirrors are planned, made and removed by administrators alone; who may change lists may not. */
public class SetUpPrivilegeTest {
    @ClassRule
    public static final Shown SHOWN = new Shown();

    private static final String FILE = "mirrors: [{repository: anybodys, allow: [a/b]}]";
    private static final String MIRROR = "{\"name\":\"anybodys\",\"upstream\":\"ghcr.io\",\"allow\":[\"a/b\"]}";

    @Test
    public void whoMayChangeListsMakesNoMirrorAndRemovesNone() {
        refuses(Caller.withOnly("nx-docker-mirrors-update"));
        refuses(Caller.ANONYMOUS);
    }

    private static void refuses(Caller caller) {
        Caller withFile = caller.with("Content-Type", "text/plain");
        withFile.call("POST", "docker-mirrors/plan", FILE).expect(403);
        withFile.call("POST", "docker-mirrors/apply", FILE).expect(403);
        caller.call("POST", "docker-mirrors", MIRROR).expect(403);
        caller.call("POST", "docker-mirrors?plan=true", MIRROR).expect(403);
        caller.call("DELETE", "docker-mirrors/docker", "").expect(403);
        caller.call("DELETE", "docker-mirrors/docker?plan=true", "").expect(403);
        Http.Reply mirrors = Caller.ADMIN.get("docker-mirrors").expect(200);
        assertThat(mirrors.text()).contains("\"docker\"").doesNotContain("anybodys");
    }
}
