/**
 * The allow-list: entries as an operator writes them, and the compiled list that answers for an image name.
 *
 * <pre>
 * file      = [ byte-order-mark ] *( line newline )      ; a text file, AllowListText; YAML brings entries alone
 * line      = *space [ entry ] *space [ comment ]
 * comment   = "#" *character                             ; at the line's beginning, or behind a space
 *
 * entry     = [ "!" ] [ host "/" ] pattern [ ":" tagpattern / "@" digest ]
 * pattern   = segment *( "/" segment )                   ; 255 characters at most
 * segment   = "**" / component                           ; "**": one or more whole components
 * component = that of org.dockermirror.allowlist.name, with "*" allowed wherever a letter is
 * tagpattern = tag of the same, with "*" allowed wherever a letter is
 * host      = the mirror's own upstream                  ; docker.io and its other names for HUB; dropped
 * </pre>
 *
 * <p>{@code *} stands for any characters of one component or tag, also for none; {@code **} for one or more whole
 * components, at any place. Nothing else is special. An entry allows the images whose whole name fits its pattern: all
 * of them, or with a tag pattern only the tags that fit and what they lead to, or with a digest only that one and what
 * it leads to. An entry that begins with {@code !} denies the same, and wins over every entry that allows, wherever it
 * stands.
 *
 * <p>For mirrors of index type {@link org.dockermirror.allowlist.rule.IndexType#HUB} a pattern of one segment speaks of
 * official images, below {@code library/}: {@code nginx} and {@code library/nginx} are the same, in an entry and in a
 * request. The exception is {@code **} alone, which is every image. A first segment with a dot or a colon, or {@code
 * localhost}, is a host, as it is for the docker command; a namespace that looks like one is written behind the
 * upstream's host.
 *
 * <p>Order never matters, and an empty list allows nothing. A list with one wrong entry is refused whole, with every
 * {@link org.dockermirror.allowlist.rule.Problem} in it.
 */
@NullMarked
package org.dockermirror.allowlist.rule;

import org.jspecify.annotations.NullMarked;
