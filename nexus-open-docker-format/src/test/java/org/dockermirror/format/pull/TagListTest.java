package org.dockermirror.format.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;

public class TagListTest {

    private final TagList whole = new TagList("a/b", List.of("1", "2", "3"));

    @Test
    public void jsonIsTheInverseOfParse() throws IOException {
        assertThat(json(whole)).isEqualTo("{\"name\":\"a/b\",\"tags\":[\"1\",\"2\",\"3\"]}");
        assertThat(json(TagList.parse(whole.toJson()))).isEqualTo(json(whole));
    }

    @Test
    public void pagesGoOnAfterTheLastTag() {
        TagList first = whole.page(2, null);
        assertThat(json(first)).contains("[\"1\",\"2\"]");
        assertThat(first.continuesAfter(whole)).isEqualTo("2");
        TagList second = whole.page(2, "2");
        assertThat(json(second)).contains("[\"3\"]");
        assertThat(second.continuesAfter(whole)).isNull();
    }

    @Test
    public void noLimitMeansAll() {
        assertThat(json(whole.page(-1, null))).isEqualTo(json(whole));
        assertThat(json(whole.page(0, null))).contains("[]");
        assertThat(json(whole.page(-1, "9"))).contains("[]");
        assertThat(whole.page(-1, "9").continuesAfter(whole)).isNull();
    }

    private static String json(TagList list) {
        return new String(list.toJson(), StandardCharsets.UTF_8);
    }
}
