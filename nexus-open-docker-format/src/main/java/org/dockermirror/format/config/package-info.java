/** The name of the format, and what a repository of it is configured with. */
@NullMarked
package org.dockermirror.format.config;

import org.jspecify.annotations.NullMarked;
