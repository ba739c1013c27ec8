/**
 * The capability <em>Docker mirror</em>: a mirror as a form in the web UI (Administration, System, Capabilities), for
 * servers without a {@code docker-mirror.yaml}. Where there is a file, the file counts.
 */
@NullMarked
package org.dockermirror.preset.capability;

import org.jspecify.annotations.NullMarked;
