package org.dockermirror.format.store;

import org.sonatype.nexus.repository.content.store.AssetBlobDAO;

/** The table of this format for what {@link AssetBlobDAO} describes. */
public interface DockerAssetBlobDAO extends AssetBlobDAO {}
