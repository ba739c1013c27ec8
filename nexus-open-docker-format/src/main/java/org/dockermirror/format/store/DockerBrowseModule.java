package org.dockermirror.format.store;

import javax.inject.Named;
import org.dockermirror.format.config.DockerFormat;
import org.sonatype.nexus.repository.content.browse.store.FormatBrowseModule;

/** The browse table of the format. */
@Named(DockerFormat.NAME)
public class DockerBrowseModule extends FormatBrowseModule<DockerBrowseNodeDAO> {}
