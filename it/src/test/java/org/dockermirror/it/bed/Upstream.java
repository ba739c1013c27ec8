package org.dockermirror.it.bed;

import java.nio.file.Path;

/** The registry behind the mirror, filled once a run: behind tokens as Docker Hub, and every request to it recorded. */
public final class Upstream {
    private static final int OPEN = 5000;
    private static final int TOKENS = 5004;
    private static final int LOCKED = 5002;
    private static final int RECORDED = 5010;
    private static final int RECORDED_OPEN = 5011;
    private static final int FAULTY = 5012;

    /** Where mirrors of the test bed point to. */
    public static final RecordingProxy PROXY = start();

    /** The same images without tokens; every request recorded too. */
    public static final RecordingProxy WITHOUT_TOKENS = RecordingProxy.start(RECORDED_OPEN, "http://127.0.0.1:" + OPEN);

    /** The same registry behind tokens, with faults. */
    public static final FaultyProxy WITH_FAULTS = FaultyProxy.start(FAULTY, "http://127.0.0.1:" + LOCKED);

    /** What can be pulled from there. */
    public static final Images IMAGES = Images.pushedTo("http://127.0.0.1:" + OPEN);

    private Upstream() {}

    /** The registry itself, which takes pushes; nothing is recorded. */
    public static String direct() {
        return "http://127.0.0.1:" + OPEN;
    }

    private static RecordingProxy start() {
        Path storage = Bed.scratch("upstream");
        TokenServer.start(TOKENS);
        Registry.open(OPEN, storage);
        Registry.behindTokens(LOCKED, storage, TOKENS);
        return RecordingProxy.start(RECORDED, "http://127.0.0.1:" + LOCKED);
    }
}
