package org.dockermirror.standin;

import org.sonatype.nexus.repository.content.store.ContentRepositoryDAO;

/** A table that every format has to have: the server's upgrade steps name it. */
public interface DockerContentRepositoryDAO extends ContentRepositoryDAO {}
