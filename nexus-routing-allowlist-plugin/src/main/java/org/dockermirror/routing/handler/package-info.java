/** The second net: requests are judged where a repository is about to answer them, whatever way they came. */
@NullMarked
package org.dockermirror.routing.handler;

import org.jspecify.annotations.NullMarked;
