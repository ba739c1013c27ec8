package org.dockermirror.standin;

import org.sonatype.nexus.repository.content.browse.store.BrowseNodeDAO;

/** A table that every format has to have: the server's upgrade steps name it. */
public interface DockerBrowseNodeDAO extends BrowseNodeDAO {}
