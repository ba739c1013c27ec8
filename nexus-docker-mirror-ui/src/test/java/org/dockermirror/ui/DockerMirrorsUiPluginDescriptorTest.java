package org.dockermirror.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

public class DockerMirrorsUiPluginDescriptorTest {

    private static final String FOLDER = "/static/docker-mirrors/";

    private final DockerMirrorsUiPluginDescriptor descriptor = new DockerMirrorsUiPluginDescriptor();

    @Test
    public void everyFileOfThePageIsLoadedAndThere() throws Exception {
        List<String> loaded = new ArrayList<>(descriptor.getScripts(false));
        loaded.addAll(descriptor.getStyles());

        assertThat(loaded).containsExactlyInAnyOrderElementsOf(files());
        assertThat(descriptor.getScripts(true)).isEqualTo(descriptor.getScripts(false));
    }

    /** What a server answers is shown as text: no message can bring markup or a script into the page. */
    @Test
    public void nothingIsInsertedAsHtml() throws Exception {
        for (String script : descriptor.getScripts(false)) {
            assertThat(Files.readString(folder().resolve(script.substring(FOLDER.length()))))
                    .as(script)
                    .doesNotContainPattern(
                            "dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(");
        }
    }

    private static List<String> files() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> FOLDER + file.getFileName()).collect(Collectors.toList());
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(DockerMirrorsUiPluginDescriptorTest.class.getResource(FOLDER))
                .toURI());
    }
}
