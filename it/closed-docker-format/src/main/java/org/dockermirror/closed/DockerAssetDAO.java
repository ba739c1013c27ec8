package org.dockermirror.closed;

import org.sonatype.nexus.repository.content.store.AssetDAO;

/** One of the tables that the server keeps for a format. */
public interface DockerAssetDAO extends AssetDAO {}
