package org.dockermirror.format.pull;

import org.sonatype.nexus.repository.view.Context;

/** What becomes of requests, for those who count it. */
interface Tally {

    /** The cache answers, and upstream is not asked. */
    void cacheHit(Context context);

    /** A copy is served that upstream could not confirm. */
    void servedStale();
}
