package org.dockermirror.format.store;

import org.sonatype.nexus.repository.content.browse.store.BrowseNodeDAO;

/** The table of this format for the nodes of the browse tree. */
public interface DockerBrowseNodeDAO extends BrowseNodeDAO {}
