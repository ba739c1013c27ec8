package org.dockermirror.setup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;

public class RuleEntriesTest {

    @Test
    public void whatARuleWasMadeFromIsReadBackFromIt() {
        for (String entry :
                List.of("nginx", "a/b", "a/b.c-d", "helloz/*", "helloz/**", "a/b/**", "a/x*", "*", "a/*/c")) {
            assertThat(readBack(entry)).containsExactly(entry);
        }
        assertThat(readBack("helloz/**", "user2/**", "a/b.c")).containsExactly("helloz/**", "user2/**", "a/b.c");
        assertThat(readBack("**")).containsExactly("**");
    }

    @Test
    public void whatPeopleWriteByHandIsKnownWhereAnEntrySaysTheSame() {
        assertEntries("^/v2/team/.+", "team/**");
        assertEntries("^/v2/(helloz|user2)/.*$", "helloz/**", "user2/**");
        assertEntries(".*", "**");
        assertEntries("^/v2/.*", "**");
    }

    @Test
    public void whatNoEntrySaysHasNone() {
        assertEntries("^/v2/[ab]+/.*");
        assertEntries("^/mine/.*");
        assertEntries("^/v2/Team/.*");
        assertEntries("^/the-allow-list-is-empty$");
        assertEntries("^/v2/team/app/manifests/1");
        assertEntries("");
    }

    private static List<String> readBack(String... entries) {
        return RuleEntries.of(
                RuleMatchers.of(TestWishes.mirror("docker", entries).allow()).matchers());
    }

    private static void assertEntries(String matcher, String... entries) {
        assertThat(RuleEntries.of(List.of(matcher))).containsExactly(entries);
    }
}
