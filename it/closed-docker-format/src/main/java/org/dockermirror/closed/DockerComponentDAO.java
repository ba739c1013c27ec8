package org.dockermirror.closed;

import org.sonatype.nexus.repository.content.store.ComponentDAO;

/** One of the tables that the server keeps for a format. */
public interface DockerComponentDAO extends ComponentDAO {}
