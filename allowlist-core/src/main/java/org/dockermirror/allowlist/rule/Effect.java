package org.dockermirror.allowlist.rule;

/** What an entry does to the images that it matches. A deny wins over any allow, wherever it stands. */
public enum Effect {
    ALLOW,
    DENY
}
