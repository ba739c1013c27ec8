/** The commands that set up a mirror over REST, on a server without any of our bundles. */
@org.jspecify.annotations.NullMarked
package org.dockermirror.it.rest;
