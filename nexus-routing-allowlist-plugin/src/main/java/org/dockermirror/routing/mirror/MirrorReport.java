package org.dockermirror.routing.mirror;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.dockermirror.allowlist.rule.AllowList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log which repositories are judged and how: one line each when the server starts, and when it changes. */
final class MirrorReport {

    private static final Logger log = LoggerFactory.getLogger(MirrorReport.class);

    private Map<String, String> told = Map.of();

    void tell(Collection<JudgedMirror> mirrors) {
        Map<String, String> now = new HashMap<>();
        mirrors.forEach(mirror -> now.put(mirror.repository(), lineFor(mirror)));
        now.forEach((repository, line) -> {
            if (!line.equals(told.get(repository))) {
                log.info("docker-mirror: repository \"{}\" {}", repository, line);
            }
        });
        told.keySet().stream()
                .filter(repository -> !now.containsKey(repository))
                .forEach(repository -> log.info("docker-mirror: repository \"{}\" is not judged any more", repository));
        told = now;
    }

    private static String lineFor(JudgedMirror mirror) {
        return mirror.condition()
                .list()
                .map(list -> "is judged by an allow-list of " + list.entries().size() + " "
                        + (list.entries().size() == 1 ? "entry" : "entries") + spelling(list))
                .orElse("has no valid allow-list: every image is refused");
    }

    private static String spelling(AllowList list) {
        return ", image names as in an index of type " + list.indexType();
    }
}
