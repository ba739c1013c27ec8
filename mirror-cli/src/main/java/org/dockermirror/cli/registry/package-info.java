/** What an anonymous Docker client asks a registry before it pulls. */
@NullMarked
package org.dockermirror.cli.registry;

import org.jspecify.annotations.NullMarked;
