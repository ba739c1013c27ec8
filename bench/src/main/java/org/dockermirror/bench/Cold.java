package org.dockermirror.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.Command;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.Upstream;

/**
 * A layer of 200 MB that is not in the cache: when its first byte comes, when its last, and the processor time until it
 * is stored; against docker-registry, which stores it after its client has it, from a second answer of the upstream.
 */
public final class Cold {

    /** Small layers, then rounds, that are not counted: a server in use has compiled its code, both ways of it. */
    private static final int SMALL_LAYERS = 100;

    private static final int WARM_UP = 8;
    private static final int ROUNDS = 9;
    private static final int BYTES = 200 << 20;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Cold() {}

    /**
     * Milliseconds from the request on.
     *
     * @param cpu milliseconds of processor time until the server is at rest again
     */
    private record Pull(double firstByte, double whole, double cpu) {}

    /** The pulls of all rounds. */
    private record Pulls(Spread firstByte, Spread whole, Spread cpu) {
        Pulls() {
            this(new Spread(), new Spread(), new Spread());
        }

        void add(Pull pull) {
            firstByte.add(pull.firstByte);
            whole.add(pull.whole);
            cpu.add(pull.cpu);
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Beside both = Beside.caches("cold", Upstream.direct());
        PageCache memory = new PageCache(Bed.scratch("cold").resolve("sparse"));
        Pulls ours = new Pulls();
        Pulls theirs = new Pulls();
        pullSmallLayers(both);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            OwnImage image = OwnImage.withLayer("helloz/cold:" + (round + WARM_UP), BYTES);
            for (Target target : both.inRound(round + WARM_UP)) {
                both.ours().program().settle();
                both.theirs().program().settle();
                memory.fill();
                Pull pull = pull(target, image);
                if (round >= 0) {
                    (target.equals(both.ours()) ? ours : theirs).add(pull);
                }
            }
        }
        System.out.println("first byte, ms:      ours " + ours.firstByte + ", docker-registry " + theirs.firstByte);
        System.out.println("whole layer, ms:     ours " + ours.whole + ", docker-registry " + theirs.whole);
        System.out.println("processor time, ms:  ours " + ours.cpu + ", docker-registry " + theirs.cpu);
        System.out.printf(
                Locale.ROOT,
                "cold first_byte=%.2f pull=%.2f cpu=%.2f%n",
                ours.firstByte.median() / theirs.firstByte.median(),
                ours.whole.median() / theirs.whole.median(),
                ours.cpu.median() / theirs.cpu.median());
        System.exit(0);
    }

    private static void pullSmallLayers(Beside both) {
        for (int layer = 0; layer < SMALL_LAYERS; layer++) {
            OwnImage image = OwnImage.withLayer("helloz/small:" + layer, 1 << 20);
            for (Target target : both.inRound(layer)) {
                target.ask("GET", image.tagPath()).expect(200);
                target.ask("GET", image.layerPath()).expect(200);
            }
        }
    }

    /** Pulls the layer as a client does: the manifest first, the token fetched once. */
    private static Pull pull(Target target, OwnImage image) throws IOException, InterruptedException {
        target.ask("GET", image.tagPath()).expect(200);
        HttpRequest request = target.request(image.layerPath());
        // What is still to be written of the round before would slow down this one.
        Command.run("sync").orFail();
        Program.Used before = target.program().used();
        long began = System.nanoTime();
        long firstByte;
        long bytes = 1;
        try (InputStream body =
                CLIENT.send(request, BodyHandlers.ofInputStream()).body()) {
            if (body.read() < 0) {
                throw new IllegalStateException("no first byte from " + target.name());
            }
            firstByte = System.nanoTime();
            bytes += body.transferTo(java.io.OutputStream.nullOutputStream());
        }
        double whole = (System.nanoTime() - began) / 1e6;
        if (bytes < BYTES) {
            throw new IllegalStateException(bytes + " bytes of the layer from " + target.name());
        }
        String used = target.program().used().since(before, whole / 1_000);
        target.program().settle();
        Pull pull = new Pull(
                (firstByte - began) / 1e6,
                whole,
                1_000 * (target.program().used().cpu() - before.cpu()));
        System.out.printf(
                Locale.ROOT,
                "%-15s first byte %7.1f ms, whole %8.1f ms, %s, %.0f ms of processor time until stored%n",
                target.name(),
                pull.firstByte,
                pull.whole,
                used,
                pull.cpu);
        return pull;
    }
}
