package org.dockermirror.setup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class ReadPrivilegeTest {

    @Test
    public void aPrivilegeIsForOneRepositoryForAFormatOrForAll() {
        assertThat(view("docker", "hub", "READ")).hasValueSatisfying(privilege -> {
            assertThat(privilege.isFor("hub", "docker")).isTrue();
            assertThat(privilege.isFor("hub", "raw")).isFalse();
            assertThat(privilege.isFor("other", "docker")).isFalse();
        });
        assertThat(view("*", "*-docker", "browse", "read")).hasValueSatisfying(privilege -> {
            assertThat(privilege.isFor("hub", "docker")).isTrue();
            assertThat(privilege.isFor("hub", "raw")).isFalse();
        });
        assertThat(view("*", "*", "*"))
                .hasValueSatisfying(
                        privilege -> assertThat(privilege.isFor("hub", "raw")).isTrue());
    }

    @Test
    public void aPrivilegeThatLetsDoOtherThingsLetsNotRead() {
        assertThat(view("docker", "hub", "BROWSE", "EDIT")).isEmpty();
        assertThat(view("docker", "hub")).isEmpty();
    }

    @Test
    public void aWildcardStandsForWhatItsPartsStandFor() {
        assertThat(ReadPrivilege.ofPattern("nexus:repository-view:docker,raw:hub:browse,read"))
                .hasValueSatisfying(privilege -> {
                    assertThat(privilege.isFor("hub", "docker")).isTrue();
                    assertThat(privilege.isFor("hub", "raw")).isTrue();
                    assertThat(privilege.isFor("hub", "maven2")).isFalse();
                    assertThat(privilege.isFor("other", "raw")).isFalse();
                });
        for (String all : List.of("*", "nexus:*", "nexus:repository-view", "nexus:repository-view:*:*:read")) {
            assertThat(ReadPrivilege.ofPattern(all))
                    .as(all)
                    .hasValueSatisfying(privilege ->
                            assertThat(privilege.isFor("hub", "docker")).isTrue());
        }
        for (String none : List.of(
                "nexus:repository-view:*:*:browse",
                "nexus:repository-admin:*:*:read",
                "nexus:metrics:read",
                "other:*",
                "")) {
            assertThat(ReadPrivilege.ofPattern(none)).as(none).isEmpty();
        }
    }

    @Test
    public void aWildcardMayNameAContentSelector() {
        assertThat(ReadPrivilege.ofPattern("nexus:repository-content-selector:base:docker:*:read"))
                .hasValue(new ReadPrivilege("docker", "*", Optional.of("base")));
    }

    private static Optional<ReadPrivilege> view(String format, String repository, String... actions) {
        return ReadPrivilege.of(format, repository, Optional.empty(), List.of(actions));
    }
}
