package org.dockermirror.format.store;

import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.config.DockerFormat;
import org.sonatype.nexus.repository.content.browse.AssetPathBrowseNodeGenerator;

/** Shows assets in the browse tree by their path: {@code v2/library/nginx/manifests/latest}. */
@Named(DockerFormat.NAME)
@Singleton
public class DockerBrowseNodeGenerator extends AssetPathBrowseNodeGenerator {}
