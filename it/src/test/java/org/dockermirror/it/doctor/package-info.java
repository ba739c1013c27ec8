/** The doctor before set-ups that are really broken. */
@NullMarked
package org.dockermirror.it.doctor;

import org.jspecify.annotations.NullMarked;
