package org.dockermirror.allowlist.content;

/** Whether what an entry allows of an image leads to a digest. */
public enum Answer {

    /** It does. */
    LED_TO,

    /** It was looked up a short time ago, or an entry denies the digest: it does not. */
    NOT_LED_TO,

    /** Nothing that is known leads there; what is not known may. */
    UNKNOWN
}
