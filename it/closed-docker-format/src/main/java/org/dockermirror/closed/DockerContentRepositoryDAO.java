package org.dockermirror.closed;

import org.sonatype.nexus.repository.content.store.ContentRepositoryDAO;

/** One of the tables that the server keeps for a format. */
public interface DockerContentRepositoryDAO extends ContentRepositoryDAO {}
