package org.dockermirror.closed;

import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.repository.content.browse.AssetPathBrowseNodeGenerator;

/** Shows assets in the browse tree by their path. */
@Named(DockerFormat.NAME)
@Singleton
public class DockerBrowseNodes extends AssetPathBrowseNodeGenerator {}
