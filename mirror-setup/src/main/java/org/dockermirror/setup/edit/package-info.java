/**
 * Changes single lists and settings in files that people wrote, and leaves comments, order, quotes and line ends as they
 * are.
 *
 * <p>Text goes in and text comes out. Every change is read back: what comes out holds exactly what was wished, and
 * everything else as before, or there is an exception with a sentence. Whether an entry is a good one is not asked here.
 */
@NullMarked
package org.dockermirror.setup.edit;

import org.jspecify.annotations.NullMarked;
