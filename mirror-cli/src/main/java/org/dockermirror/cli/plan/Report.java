package org.dockermirror.cli.plan;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dockermirror.cli.front.Seen;
import org.dockermirror.cli.nexus.NexusServer;
import org.dockermirror.cli.nexus.ServerVersion;
import org.dockermirror.setup.plan.AnonymousReach;
import org.dockermirror.setup.plan.Change;
import org.dockermirror.setup.plan.Unenforced;
import org.dockermirror.setup.plan.Unenforced.Kind;

/** Tells a person what stands between a file and a server. */
final class Report {

    static final String NOW = "can";
    static final String AFTERWARDS = "will be able to";

    private static final String BY_TAG = ", where a tag is asked for, not by digest";

    private final PrintWriter out;

    Report(PrintWriter out) {
        this.out = out;
    }

    void server(NexusServer server) {
        out.println("Nexus" + server.version().map(version -> " " + version).orElse("") + " at " + server.address()
                + (server.bundles().isPresent()
                        ? ", with the docker-mirror bundles: they enforce every entry"
                        : ", without the docker-mirror bundles: its routing rules limit pulls by image name"));
        server.version().flatMap(version -> version.trouble()).ifPresent(this::warn);
        if (server.eula().isWaiting()) {
            warn("the licence agreement of this server is not accepted: read it in its web UI; apply accepts it with"
                    + " --accept-eula only");
        }
    }

    void changes(List<Change> changes) {
        for (Change change : changes) {
            out.println(change.kind().sign() + " " + change.thing());
            change.gone().forEach(line -> out.println("    - " + line));
            change.added().forEach(line -> out.println("    + " + line));
            if (!change.entries().isEmpty()) {
                out.println("    ! to keep what goes, allow: " + String.join(", ", change.entries()));
            }
        }
    }

    /** @param can how it is said that something can be done, now or when the steps were taken */
    void conditions(Comparison comparison, String can) {
        comparison.conflicts().forEach(conflict -> warn("in the way: " + conflict));
        comparison.missing().forEach(missing -> warn("missing: " + missing));
        comparison.warnings().forEach(this::warn);
        comparison.enforcement().byNobody().forEach(each -> warn("not enforced on this server: " + words(each)));
        comparison.enforcement().fronts().stream()
                .filter(Seen::isJudging)
                .forEach(seen -> warn("who reaches this server past the nginx map at " + seen.address()
                        + ", at its own port or at a connector, is judged by image name alone"));
        readable(comparison.readable(), can);
    }

    /** Who enforces what; the bundles enforce everything. */
    void enforcers(Comparison comparison) {
        if (comparison.server().bundles().isPresent()) {
            return;
        }
        out.println("  names: enforced by its routing rules");
        Map<String, Set<String>> lines = new LinkedHashMap<>();
        comparison
                .enforcement()
                .byMap()
                .forEach((each, address) -> lines.computeIfAbsent(
                                "  " + each.kind().words() + ": enforced by the nginx map at " + address
                                        + (each.kind() == Kind.TAG ? BY_TAG : ""),
                                line -> new TreeSet<>())
                        .add(each.repository()));
        comparison
                .enforcement()
                .byNobody()
                .forEach(each -> lines.computeIfAbsent(
                                "  " + each.kind().words() + ": enforced by nothing here; "
                                        + wouldEnforce(each.kind(), comparison.server()),
                                line -> new TreeSet<>())
                        .add(each.repository()));
        lines.forEach((line, repositories) -> out.println(line + " (" + String.join(", ", repositories) + ")"));
    }

    /** Who would enforce entries of a kind, for a person. */
    static String wouldEnforce(Kind kind, NexusServer server) {
        List<String> all = enforcers(kind, server);
        return all.isEmpty()
                ? "nothing could, in this version of Nexus or in front of it"
                : String.join(" or ", all) + " would";
    }

    /** Who could enforce entries of a kind. */
    static List<String> enforcers(Kind kind, NexusServer server) {
        List<String> all = new ArrayList<>();
        if (server.version().map(ServerVersion::canHaveBundles).orElse(false)) {
            all.add("the bundles");
        }
        if (kind.isByMap()) {
            all.add("an nginx map");
        }
        return all;
    }

    static String words(Unenforced each) {
        String what = each.entry().isEmpty() ? "the list" : "\"" + each.entry() + "\"";
        return what + " of repository " + each.repository() + " (" + each.position() + "): " + each.opens();
    }

    private void readable(Map<String, AnonymousReach.Reader> readable, String can) {
        if (readable.isEmpty()) {
            out.println("! users without a login " + can + " read no repository");
            return;
        }
        Map<String, List<String>> byReader = new TreeMap<>();
        readable.forEach((repository, reader) -> byReader.computeIfAbsent(reader.toString(), key -> new ArrayList<>())
                .add(repository));

        byReader.forEach((reader, names) ->
                warn("users without a login " + can + " read " + String.join(", ", names) + ", by " + reader));
    }

    /** A number and what it counts. */
    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void warn(String sentence) {
        out.println("! " + sentence);
    }
}
