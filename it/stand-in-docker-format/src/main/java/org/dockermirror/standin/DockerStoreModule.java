package org.dockermirror.standin;

import javax.inject.Named;
import org.sonatype.nexus.repository.content.store.FormatStoreModule;

/** The content tables; no browse table, by which a test can tell that the open format made none. */
@Named(DockerFormat.NAME)
public class DockerStoreModule
        extends FormatStoreModule<DockerContentRepositoryDAO, DockerComponentDAO, DockerAssetDAO, DockerAssetBlobDAO> {}
