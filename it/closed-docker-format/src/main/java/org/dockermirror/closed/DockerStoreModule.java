package org.dockermirror.closed;

import javax.inject.Named;
import org.sonatype.nexus.repository.content.store.FormatStoreModule;

/** The content tables. */
@Named(DockerFormat.NAME)
public class DockerStoreModule
        extends FormatStoreModule<DockerContentRepositoryDAO, DockerComponentDAO, DockerAssetDAO, DockerAssetBlobDAO> {}
