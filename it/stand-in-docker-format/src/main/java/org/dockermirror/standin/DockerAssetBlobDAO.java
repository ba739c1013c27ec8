package org.dockermirror.standin;

import org.sonatype.nexus.repository.content.store.AssetBlobDAO;

/** A table that every format has to have: the server's upgrade steps name it. */
public interface DockerAssetBlobDAO extends AssetBlobDAO {}
