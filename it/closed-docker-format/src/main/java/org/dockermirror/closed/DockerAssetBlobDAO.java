package org.dockermirror.closed;

import org.sonatype.nexus.repository.content.store.AssetBlobDAO;

/** One of the tables that the server keeps for a format. */
public interface DockerAssetBlobDAO extends AssetBlobDAO {}
