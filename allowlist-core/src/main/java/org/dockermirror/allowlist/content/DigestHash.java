package org.dockermirror.allowlist.content;

/**
 * Where a digest is looked for first. Digests in a manifest are made up by whoever wrote it: without the seed, nobody can
 * make up many that are looked for in the same place, whichever of their digits differ.
 */
final class DigestHash {

    private final long seed;

    /** @param seed any number that others cannot guess */
    DigestHash(long seed) {
        // What is multiplied by an even number loses bits.
        this.seed = seed | 1;
    }

    /** A number of which every bit depends on all words. */
    int of(long[] words) {
        long mixed = seed;
        for (long word : words) {
            mixed = mix(mixed ^ word);
        }
        return (int) (mix(mixed) >>> 32);
    }

    /** A product's low bits know nothing of the factor's high bits, so these are brought down first. */
    private long mix(long bits) {
        return (bits ^ bits >>> 32) * seed;
    }
}
