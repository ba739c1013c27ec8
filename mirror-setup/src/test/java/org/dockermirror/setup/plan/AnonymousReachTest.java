package org.dockermirror.setup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.Test;

public class AnonymousReachTest {

    private final FakeNexus nexus = new FakeNexus();

    public AnonymousReachTest() {
        add("docker", "docker");
        add("my-private-raw", "raw");
    }

    @Test
    public void aPrivilegeForAllReachesAllAndOneForAFormatOnlyThat() {
        role("nx-anonymous", Set.of("nx-repository-view-*-*-read"), Set.of());
        assertThat(now()).containsOnlyKeys("docker", "my-private-raw");

        role("nx-anonymous", Set.of("nx-repository-view-docker-*-*"), Set.of());
        assertThat(now()).containsOnlyKeys("docker");

        role("nx-anonymous", Set.of("nx-repository-view-raw-my-private-raw-read"), Set.of());
        assertThat(now()).containsOnlyKeys("my-private-raw");

        role("nx-anonymous", Set.of("nx-repository-view-raw-my-private-raw-browse", "nx-search-read"), Set.of());
        assertThat(now()).isEmpty();

        role("nx-anonymous", Set.of("nx-all"), Set.of());
        assertThat(now()).hasSize(2);
    }

    @Test
    public void rolesHoldWhatTheRolesInThemHoldAlsoInACircle() {
        role("nx-anonymous", Set.of(), Set.of("inner"));
        role("inner", Set.of("nx-repository-view-docker-docker-read"), Set.of("nx-anonymous"));

        assertThat(now()).containsExactly(Map.entry("docker", whole("nx-anonymous")));
    }

    @Test
    public void privilegesThatAPersonMadeCount() {
        role("nx-anonymous", Set.of("read docker"), Set.of());
        assertThat(now()).isEmpty();

        nexus.privileges.put("read docker", new ReadPrivilege("docker", "*", Optional.empty()));
        assertThat(now()).containsExactly(Map.entry("docker", whole("nx-anonymous")));
    }

    @Test
    public void aPartThatAContentSelectorNamesIsSaidUnlessAnotherPrivilegeIsForTheWhole() {
        nexus.privileges.put("base", new ReadPrivilege("*", "*", Optional.of("base-images")));
        role("nx-anonymous", Set.of("base"), Set.of());
        assertThat(now().get("docker")).hasToString("role nx-anonymous, what content selector base-images matches");

        role("nx-anonymous", Set.of("base", "nx-repository-view-docker-*-read"), Set.of());
        assertThat(now().get("docker")).hasToString("role nx-anonymous");
        assertThat(now().get("my-private-raw").selector()).hasValue("base-images");
    }

    @Test
    public void nothingIsReadWhereAnonymousAccessIsOff() {
        role("nx-anonymous", Set.of("nx-all"), Set.of());
        nexus.anonymousEnabled = false;

        assertThat(now()).isEmpty();
        assertThat(AnonymousReach.after(List.of(new Right.EnableAnonymous()), nexus.look()))
                .hasSize(2);
        nexus.anonymousEnabled = true;
        assertThat(AnonymousReach.after(List.of(new Undo.DisableAnonymous()), nexus.look()))
                .isEmpty();
    }

    @Test
    public void stepsThatGiveAndTakeCount() {
        Step grant = new Right.GrantToAnonymous("pull");
        Step role = new Right.WriteRole("pull", "", Set.of("nx-repository-view-docker-docker-read"), Set.of(), true);
        assertThat(AnonymousReach.after(List.of(role, grant), nexus.look()))
                .containsExactly(Map.entry("docker", whole("pull")));

        role("pull", Set.of("nx-repository-view-docker-docker-read"), Set.of());
        nexus.anonymousRoles.add("pull");
        assertThat(now()).hasSize(1);
        for (Undo undo : List.of(
                new Undo.RevokeFromAnonymous("pull"),
                new Undo.DeleteRole("pull"),
                new Undo.DeleteRepository("docker"))) {
            assertThat(AnonymousReach.after(List.of(undo), nexus.look())).isEmpty();
        }
    }

    private Map<String, AnonymousReach.Reader> now() {
        return AnonymousReach.after(List.of(), nexus.look());
    }

    private static AnonymousReach.Reader whole(String role) {
        return new AnonymousReach.Reader(role, Optional.empty());
    }

    private void role(String id, Set<String> privileges, Set<String> roles) {
        nexus.roles.put(id, new Found.Role(id, "", privileges, roles));
    }

    private void add(String name, String format) {
        nexus.repositories.put(
                name, new Found.Repository(name, format, format + "-proxy", Optional.empty(), "", OptionalInt.empty()));
    }
}
