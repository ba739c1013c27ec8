package org.dockermirror.cli.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dockermirror.cli.front.Front;
import org.dockermirror.cli.front.Seen;
import org.dockermirror.setup.plan.Unenforced;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;

/**
 * Who enforces what of the lists beyond what routing rules do.
 *
 * @param byMap what an nginx map in front was seen to judge, with the map's address
 * @param byNobody what nothing was seen to enforce
 * @param fronts what was seen of the fronts of mirrors that need one
 */
record Enforcement(Map<Unenforced, String> byMap, List<Unenforced> byNobody, List<Seen> fronts) {

    /** Nothing is left to a map or to nobody. */
    static final Enforcement WHOLE = new Enforcement(Map.of(), List.of(), List.of());

    /** By routing rules alone, and by the maps in front of the mirrors. */
    static Enforcement of(Wish wish, Front front) {
        Map<Unenforced, String> byMap = new LinkedHashMap<>();
        List<Unenforced> byNobody = new ArrayList<>();
        List<Seen> fronts = new ArrayList<>();
        for (Mirror mirror : wish.mirrors()) {
            List<Unenforced> all = Unenforced.byRuleOf(mirror);
            List<Unenforced> forMap =
                    all.stream().filter(each -> each.kind().isByMap()).toList();
            String judging = "";
            if (!forMap.isEmpty()) {
                Seen seen = front.ask(mirror, forMap);
                fronts.add(seen);
                judging = seen.isJudging() ? seen.address() : "";
            }
            for (Unenforced each : all) {
                if (each.kind().isByMap() && !judging.isEmpty()) {
                    byMap.put(each, judging);
                } else {
                    byNobody.add(each);
                }
            }
        }
        return new Enforcement(byMap, byNobody, fronts);
    }

    /** Whether an nginx map could judge some of what nothing enforces. */
    boolean isMapMissing() {
        return byNobody.stream().anyMatch(each -> each.kind().isByMap());
    }
}
