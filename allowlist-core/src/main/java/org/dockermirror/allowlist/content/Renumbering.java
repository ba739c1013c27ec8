package org.dockermirror.allowlist.content;

/** The numbers that digests get where they are said again. */
final class Renumbering {
    private final DigestTable digests;
    private final Facts facts;
    private final int[] ids;
    private int next;

    Renumbering(DigestTable digests, Facts facts) {
        this.digests = digests;
        this.facts = facts;
        this.ids = new int[digests.size()];
    }

    int id(int before) {
        if (ids[before] == 0) {
            facts.digest(digests.get(before));
            next += digests.rows(before);
            ids[before] = next - digests.rows(before) + 1;
        }
        return ids[before] - 1;
    }
}
