package org.dockermirror.cli.warm;

/**
 * What one image took.
 *
 * @param requests how many were answered
 * @param bytes how much came
 * @param known how many blobs had come before
 * @param millis how long it took, with pauses
 * @param problem why it did not come whole; empty if it did
 */
record Cost(String image, int requests, long bytes, int known, long millis, String problem) {

    boolean isWhole() {
        return problem.isEmpty();
    }

    String words() {
        if (!isWhole()) {
            return image + ": FAILED: " + problem;
        }
        return image + ": " + size(bytes) + " in " + requests + " requests and " + millis / 1000 + " s"
                + (known == 0 ? "" : ", " + known + " parts known from before");
    }

    static String size(long bytes) {
        return bytes < 10_000_000 ? bytes / 1000 + " kB" : bytes / 1_000_000 + " MB";
    }
}
