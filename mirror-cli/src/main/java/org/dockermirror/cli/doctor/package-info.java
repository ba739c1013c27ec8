/**
 * What an anonymous client meets on its way to an image, step by step, and which setting to mend where it does not get
 * there.
 *
 * <p>From outside one answer can have several causes: they are ranked. With a login at the server each is looked up there.
 */
@NullMarked
package org.dockermirror.cli.doctor;

import org.jspecify.annotations.NullMarked;
