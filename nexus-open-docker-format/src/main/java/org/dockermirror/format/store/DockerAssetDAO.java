package org.dockermirror.format.store;

import org.sonatype.nexus.repository.content.store.AssetDAO;

/** The table of this format for what {@link AssetDAO} describes. */
public interface DockerAssetDAO extends AssetDAO {}
