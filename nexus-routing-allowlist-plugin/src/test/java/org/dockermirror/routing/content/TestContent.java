package org.dockermirror.routing.content;

import java.time.Clock;
import org.dockermirror.allowlist.content.KnownContent;

/** Content that is known to nobody yet, and what stands on it. */
public final class TestContent {

    private TestContent() {}

    public static ContentJudge judge() {
        return judge(KnownContent.inMemory(10_000, Clock.systemUTC()));
    }

    public static ContentJudge judge(KnownContent known) {
        ImageContent content = new ImageContent(known);
        return new ContentJudge(content, new LookUps(content), new Learner(content));
    }
}
