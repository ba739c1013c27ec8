/** The test bed: a real server, a real registry behind a token server, real clients, each as one class. */
@NullMarked
package org.dockermirror.it.bed;

import org.jspecify.annotations.NullMarked;
