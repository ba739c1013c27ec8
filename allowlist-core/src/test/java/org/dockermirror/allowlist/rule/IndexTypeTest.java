package org.dockermirror.allowlist.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class IndexTypeTest {

    @Test
    public void aRepositoryThatSaysNoneThatIsKnownHasTheTypeThatNexusTakes() {
        for (IndexType type : IndexType.values()) {
            assertThat(IndexType.named(type.name())).isEqualTo(type);
        }
        assertThat(IndexType.named("")).isEqualTo(IndexType.REGISTRY);
        assertThat(IndexType.named("hub")).isEqualTo(IndexType.REGISTRY);
    }
}
