package org.dockermirror.closed;

import javax.inject.Named;
import org.sonatype.nexus.repository.content.browse.store.FormatBrowseModule;

/** The browse table. */
@Named(DockerFormat.NAME)
public class DockerBrowseModule extends FormatBrowseModule<DockerBrowseNodeDAO> {}
