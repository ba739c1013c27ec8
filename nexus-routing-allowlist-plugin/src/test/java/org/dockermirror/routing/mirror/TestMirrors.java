package org.dockermirror.routing.mirror;

import static org.mockito.Mockito.mock;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dockermirror.allowlist.decision.Condition;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.allowlist.decision.Refusal;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;

/** Mirrors for the tests of the two nets: real ones, remembered nowhere. */
public final class TestMirrors {

    private TestMirrors() {}

    /** One mirror of Docker Hub with that list. */
    public static Mirrors of(String repository, String... entries) throws InvalidAllowListException {
        Mirrors mirrors = new Mirrors(mock(Remembered.class));
        mirrors.replace(
                List.of(WishedMirror.of(repository, "Allow_" + repository, IndexType.HUB, "", List.of(entries))));
        return mirrors;
    }

    /** One mirror of Docker Hub with that list, which refuses for every group that it is in. */
    public static Mirrors strict(String repository, String... entries) throws InvalidAllowListException {
        Mirrors mirrors = new Mirrors(mock(Remembered.class));
        mirrors.replace(List.of(WishedMirror.of(repository, "Allow_" + repository, IndexType.HUB, "", List.of(entries))
                .withStrictGroups(true)));
        return mirrors;
    }

    /** Several mirrors of Docker Hub, by name, each with its entries. */
    public static Mirrors of(Map<String, List<String>> all) throws InvalidAllowListException {
        Mirrors mirrors = new Mirrors(mock(Remembered.class));
        mirrors.replace(all.entrySet().stream()
                .map(each ->
                        WishedMirror.of(each.getKey(), "Allow_" + each.getKey(), IndexType.HUB, "", each.getValue()))
                .toList());
        return mirrors;
    }

    /** A mirror that judges by that condition. */
    public static JudgedMirror judging(String repository, Condition condition) {
        return new JudgedMirror(repository, IndexType.HUB, condition);
    }

    /** What the mirror tells the client of a request, if it refuses it. */
    public static Optional<Refusal> refusal(JudgedMirror mirror, String method, String path) {
        Decision decision = mirror.decide(method, path, null);
        return decision instanceof Decision.Denied denied ? Optional.of(mirror.refusalOf(denied)) : Optional.empty();
    }
}
