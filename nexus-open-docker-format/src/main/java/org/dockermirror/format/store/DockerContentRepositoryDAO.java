package org.dockermirror.format.store;

import org.sonatype.nexus.repository.content.store.ContentRepositoryDAO;

/** The table of this format for what {@link ContentRepositoryDAO} describes. */
public interface DockerContentRepositoryDAO extends ContentRepositoryDAO {}
