package org.dockermirror.setup.plan;

/** How far a person stands behind a plan. */
public enum Consent {
    /** Nobody was asked, as at a start: what a person closed since the last time stays closed. */
    NONE,
    /** A person asked for it: what was closed since is opened again. */
    APPLY,
    /** As {@link #APPLY}, and what somebody else made under a wished name is taken over. */
    ADOPT;

    boolean isGiven() {
        return this != NONE;
    }
}
