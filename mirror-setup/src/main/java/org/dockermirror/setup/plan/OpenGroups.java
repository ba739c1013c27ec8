package org.dockermirror.setup.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the groups that serve what a mirror in them denies: those with another proxy beside it that has no allow-list. A
 * hosted repository holds only what somebody put there, and is none.
 */
public final class OpenGroups {

    private static final String GROUP = "docker-group";

    private final Set<String> mirrors;
    private final Found found;

    private OpenGroups(Set<String> mirrors, Found found) {
        this.mirrors = mirrors;
        this.found = found;
    }

    /**
     * One sentence for each group and each such proxy, in the order of their names.
     *
     * @param mirrors the names of the repositories that have an allow-list, beside those that carry a rule of ours
     */
    public static List<String> in(Found found, Set<String> mirrors) {
        OpenGroups groups = new OpenGroups(mirrors, found);
        List<String> sentences = new ArrayList<>();
        found.groups().keySet().stream().sorted().forEach(group -> groups.look(group, sentences));
        return List.copyOf(sentences);
    }

    private void look(String group, List<String> sentences) {
        Set<Found.Repository> proxies = new LinkedHashSet<>();
        addProxies(group, proxies, new LinkedHashSet<>());
        List<String> listed = proxies.stream()
                .filter(this::isMirror)
                .map(Found.Repository::name)
                .toList();
        if (listed.isEmpty()) {
            return;
        }
        proxies.stream()
                .filter(proxy -> !isMirror(proxy))
                .map(proxy -> "group " + group + " serves what " + String.join(" and ", listed) + " refuses: proxy "
                        + proxy.name()
                        + " in it has no allow-list; take it out of the group, or give it a list of its own")
                .forEach(sentences::add);
    }

    /** Groups may hold groups, and a broken configuration may hold them in a circle. */
    private void addProxies(String group, Set<Found.Repository> proxies, Set<String> seen) {
        if (!seen.add(group)) {
            return;
        }
        for (String name : found.groups().getOrDefault(group, List.of())) {
            found.repository(name).ifPresent(member -> {
                if (member.recipe().equals(Plan.RECIPE)) {
                    proxies.add(member);
                } else if (member.recipe().equals(GROUP)) {
                    addProxies(name, proxies, seen);
                }
            });
        }
    }

    private boolean isMirror(Found.Repository proxy) {
        return mirrors.contains(proxy.name()) || found.hasRuleOfOurs(proxy);
    }
}
