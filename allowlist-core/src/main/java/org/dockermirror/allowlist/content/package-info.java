/**
 * What is known about which tags and manifests of an image lead to which digests: an index leads to its manifests, a
 * manifest to its configuration and layers, and the answer to a question for referrers to what it lists.
 *
 * <p>Known is what a repository has served under the image's name. A manifest that has been served under another name
 * only leads nowhere, even where the bytes are the same: this is what keeps a digest from being fetched under a name that
 * it does not belong to. What is not known is <em>unknown</em>, never <em>not led to</em>: all of it may be lost at any
 * time, and costs a look-up then.
 */
@NullMarked
package org.dockermirror.allowlist.content;

import org.jspecify.annotations.NullMarked;
