package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.wish.Mirror;
import org.junit.Test;

public class MirrorFormTest {

    private final Map<String, String> properties = new HashMap<>(Map.of("repository", "hub"));

    @Test
    public void everyFieldIsASettingOfTheFile() throws Exception {
        properties.putAll(Map.of(
                "allow", "# ours\nhelloz/**\n\n!helloz/private-*  # not this\n",
                "upstream", " http://127.0.0.1:5999 ",
                "port", "8083",
                "denyMessage", "Ask \"ops\" \\o/"));

        Mirror mirror = mirror();

        assertThat(mirror.repository()).isEqualTo("hub");
        assertThat(mirror.written()).containsExactly("helloz/**", "!helloz/private-*");
        assertThat(mirror.upstream()).hasToString("http://127.0.0.1:5999");
        assertThat(mirror.port()).hasValue(8083);
        assertThat(mirror.denyMessage()).isEqualTo("Ask \"ops\" \\o/");
        assertThat(form().problems()).isEmpty();
        assertThat(form().size()).isEqualTo(2);
    }

    @Test
    public void emptyFieldsAreDefaults() throws Exception {
        properties.putAll(Map.of("allow", "", "upstream", "", "port", "", "denyMessage", ""));
        assertThat(mirror().written()).isEmpty();
        assertThat(mirror().port()).isEmpty();
        assertThat(mirror().upstream().getHost()).isEqualTo("registry-1.docker.io");
    }

    @Test
    public void whatIsWrongIsSaidAtItsField() {
        properties.putAll(Map.of("port", "http", "upstream", "ftp://x"));
        assertThat(form().problems()).containsOnlyKeys("port", "upstream");
    }

    @Test
    public void whatIsWrongInTheListIsSaidWithItsLine() {
        properties.put("allow", "# ours\nhelloz/**\nHelloz/*\nnginx\na b\n");
        Map<String, String> problems = form().problems();
        assertThat(problems).containsOnlyKeys("allow");
        assertThat(problems.get("allow").lines().toList())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("line 3: ").contains("helloz/*"),
                        second -> assertThat(second).startsWith("line 5: "));
    }

    @Test
    public void aNameThatIsNoneIsSaidAtItsField() {
        properties.put("repository", "my mirror");
        assertThat(form().problems()).containsOnlyKeys("repository");
        properties.put("repository", "");
        assertThat(form().problems()).containsOnlyKeys("repository");
    }

    @Test
    public void severalFormsAreOneFile() throws Exception {
        MirrorForm first = form();
        properties.put("repository", "quay");
        properties.put("upstream", "https://quay.io");
        String file = MirrorForm.file(List.of(first, new MirrorForm(Map.copyOf(properties))));
        assertThat(MirrorFile.parse("two", file).wish().mirrors())
                .extracting(Mirror::repository)
                .containsExactly("hub", "quay");
    }

    @Test
    public void anotherListLeavesTheOtherFields() {
        properties.put("port", "8083");
        assertThat(form().withAllow("nginx")).isEqualTo(Map.of("repository", "hub", "port", "8083", "allow", "nginx"));
    }

    private Mirror mirror() throws Exception {
        return MirrorFile.parse("form", MirrorForm.file(List.of(form())))
                .wish()
                .mirrors()
                .get(0);
    }

    private MirrorForm form() {
        return new MirrorForm(Map.copyOf(properties));
    }
}
