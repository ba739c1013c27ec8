package org.dockermirror.format.store;

import javax.inject.Named;
import org.dockermirror.format.config.DockerFormat;
import org.sonatype.nexus.repository.content.store.FormatStoreModule;

/** The content tables of the format; the server wants class names that begin with the format's. */
@Named(DockerFormat.NAME)
public class DockerStoreModule
        extends FormatStoreModule<DockerContentRepositoryDAO, DockerComponentDAO, DockerAssetDAO, DockerAssetBlobDAO> {}
