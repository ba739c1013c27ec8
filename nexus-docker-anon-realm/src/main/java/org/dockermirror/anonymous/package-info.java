/**
 * The right of anonymous users to pull Docker images: a role, the anonymous user that has it, and the realm by which it
 * gets its token.
 *
 * <p>Whether anonymous access is on at all is a person's decision and never touched here.
 */
@NullMarked
package org.dockermirror.anonymous;

import org.jspecify.annotations.NullMarked;
