package org.dockermirror.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;

/** Tells which bundles bring a Docker format: the format bean {@code docker}, or a recipe {@code docker-…}. */
final class DockerBundles {

    private static final String INDEX = "META-INF/sisu/javax.inject.Named";
    private static final Set<String> RECIPES = Set.of("docker-proxy", "docker-hosted", "docker-group");
    private static final String FORMAT = "docker";
    private static final String FORMAT_CLASS = "org/sonatype/nexus/repository/Format";

    private DockerBundles() {}

    static boolean bringsDockerFormat(Bundle bundle) {
        URL index = bundle.getEntry(INDEX);
        if (index == null) {
            return false;
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(index.openStream(), StandardCharsets.UTF_8))) {
            return candidates(lines).anyMatch(name -> isDocker(bundle, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Recipes and formats of the server are all named so; reading each bean of each bundle would cost the boot. */
    private static Stream<String> candidates(BufferedReader lines) {
        return lines.lines().map(String::trim).filter(name -> name.endsWith("Recipe") || name.endsWith("Format"));
    }

    private static boolean isDocker(Bundle bundle, String className) {
        URL entry = bundle.getEntry(className.replace('.', '/') + ".class");
        if (entry == null) {
            return false;
        }
        try (InputStream in = entry.openStream()) {
            ClassFile file = ClassFile.read(in);
            String name = file.beanName();
            return name != null
                    && (RECIPES.contains(name) || FORMAT.equals(name) && FORMAT_CLASS.equals(file.superClass()));
        } catch (IOException e) {
            throw new UncheckedIOException(bundle.getSymbolicName() + ": " + className, e);
        }
    }
}
