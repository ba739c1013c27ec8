package org.dockermirror.format.store;

import org.sonatype.nexus.repository.content.store.ComponentDAO;

/** The table of this format for what {@link ComponentDAO} describes. */
public interface DockerComponentDAO extends ComponentDAO {}
