package org.dockermirror.ui;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.ui.UiPluginDescriptor;

/** Has the server's web UI load the page <em>Docker mirrors</em> and the form <em>docker-mirror</em> for a new repository. */
@Named
@Singleton
public class DockerMirrorsUiPluginDescriptor implements UiPluginDescriptor {

    /** In the order in which they build on each other: the last two register the page and the form. */
    private static final List<String> SCRIPTS = Stream.of(
                    "strings",
                    "rest",
                    "widgets",
                    "plan",
                    "allow-list",
                    "image-check",
                    "denials",
                    "removal",
                    "mirror",
                    "mirrors",
                    "new-mirror",
                    "page",
                    "repository-form")
            .map(name -> "/static/docker-mirrors/" + name + ".js")
            .collect(Collectors.toUnmodifiableList());

    @Override
    public String getName() {
        return "nexus-docker-mirror-ui";
    }

    @Override
    public List<String> getScripts(boolean isDebug) {
        return SCRIPTS;
    }

    @Override
    public List<String> getStyles() {
        return Collections.singletonList("/static/docker-mirrors/page.css");
    }
}
