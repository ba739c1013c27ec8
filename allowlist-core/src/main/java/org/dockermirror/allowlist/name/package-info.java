/**
 * Image names, tags and digests, by the grammar of the OCI distribution specification (section "Pulling manifests"):
 *
 * <pre>
 * name      = component *( "/" component )            ; 255 characters at most
 * component = alphanum *( separator alphanum )        ; lower case letters and digits
 * separator = "." / "_" / "__" / 1*"-"
 * tag       = word *127( word / "." / "-" )           ; word = letter / digit / "_"
 * digest    = algorithm ":" encoded                   ; sha256: 64 lower case hex digits, sha512: 128
 * </pre>
 *
 * The specification calls the first one a repository name; this project says <em>image name</em>, because a
 * <em>repository</em> is a Nexus repository everywhere else.
 */
@NullMarked
package org.dockermirror.allowlist.name;

import org.jspecify.annotations.NullMarked;
