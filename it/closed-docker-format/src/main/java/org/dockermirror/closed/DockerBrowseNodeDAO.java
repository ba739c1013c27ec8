package org.dockermirror.closed;

import org.sonatype.nexus.repository.content.browse.store.BrowseNodeDAO;

/** One of the tables that the server keeps for a format. */
public interface DockerBrowseNodeDAO extends BrowseNodeDAO {}
