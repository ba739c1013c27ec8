/**
 * What a client asks of a registry: a request line, read by the grammar of the OCI distribution specification (section
 * "API") into one of {@link org.dockermirror.allowlist.request.RegistryRequest}'s forms.
 *
 * <p>The path is the one below the Nexus repository, exactly as it was sent. Nothing is decoded or normalised here: the
 * characters of a registry path never need it, so whatever does is {@link
 * org.dockermirror.allowlist.request.RegistryRequest.NotRegistryPath}.
 */
@NullMarked
package org.dockermirror.allowlist.request;

import org.jspecify.annotations.NullMarked;
