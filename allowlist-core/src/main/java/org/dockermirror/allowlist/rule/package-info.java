/**
 * The allow-list: entries as an operator writes them, and the compiled list that answers for an image name.
 *
 * <pre>
 * entry     = [ host "/" ] ( namespace "/**" / namespace "/*" / name )
 * namespace = name                                    ; of org.dockermirror.allowlist.name
 * host      = the mirror's own upstream               ; docker.io and its other names for HUB; dropped
 * </pre>
 *
 * <p>{@code namespace/**} allows every image below the namespace at any depth, {@code namespace/*} every image exactly
 * one level below it, and a name allows that image. For mirrors of index type {@link
 * org.dockermirror.allowlist.rule.IndexType#HUB} a one-part name is the official image: {@code nginx} and {@code
 * library/nginx} are the same, in an entry and in a request. Order never matters, and an empty list allows nothing.
 */
@NullMarked
package org.dockermirror.allowlist.rule;

import org.jspecify.annotations.NullMarked;
