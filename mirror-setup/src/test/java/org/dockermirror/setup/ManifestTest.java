package org.dockermirror.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.junit.Test;

/** What the bundle asks of the server, and shows to it. */
public class ManifestTest {

    /** What is used and not imported is inside: so the YAML engine is. */
    @Test
    public void nothingIsImportedThatAServerLacks() throws IOException {
        assertThat(packages("Import-Package")).isNotEmpty().allMatch(name -> name.startsWith("org.dockermirror."));
    }

    @Test
    public void theYamlEngineIsNotShownToOthers() throws IOException {
        assertThat(packages("Export-Package"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("org.dockermirror.setup."));
    }

    private static String[] packages(String header) throws IOException {
        Path written = Path.of("target", "classes", "META-INF", "MANIFEST.MF");
        try (InputStream in = Files.newInputStream(written)) {
            Attributes attributes = new Manifest(in).getMainAttributes();
            // A comma outside quotation marks ends a clause, a semicolon its first name.
            return Arrays.stream(attributes.getValue(header).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                    .map(clause -> clause.split(";", 2)[0])
                    .toArray(String[]::new);
        }
    }
}
