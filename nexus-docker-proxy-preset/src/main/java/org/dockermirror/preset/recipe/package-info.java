/**
 * The entry <em>docker-mirror</em> (proxy) of the server's own form <em>Create repository</em>, and the REST resource that
 * the form saves to. Saving makes a whole mirror, whose repository is of the recipe {@code docker-proxy}: no repository is
 * ever of the recipe here, for one whose recipe is gone keeps the server from starting.
 */
@NullMarked
package org.dockermirror.preset.recipe;

import org.jspecify.annotations.NullMarked;
