package org.dockermirror.setup.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which repositories users without a login can read, and by what: as the server is now, or as it is when steps were taken.
 */
public final class AnonymousReach {

    private static final Pattern VIEW = Pattern.compile("nx-repository-view-([^-]+)-(.+)-(read|\\*)");
    private static final String ALL = "*";

    /**
     * By what a repository can be read.
     *
     * @param role that the anonymous user has
     * @param selector the content selector that says what of it; empty if everything
     */
    public record Reader(String role, Optional<String> selector) {
        /** For a person. */
        @Override
        public String toString() {
            return "role " + role
                    + selector.map(name -> ", what content selector " + name + " matches")
                            .orElse("");
        }
    }

    private final Map<String, Found.Role> roles;
    private final Map<String, ReadPrivilege> made;
    private final Map<String, String> formats = new TreeMap<>();
    private final Set<String> anonymousRoles;
    private final boolean enabled;

    private AnonymousReach(Found found, List<Step> steps) {
        roles = new LinkedHashMap<>(found.roles());
        made = found.privileges();
        found.repositories().values().forEach(repository -> formats.put(repository.name(), repository.format()));
        anonymousRoles = new HashSet<>(found.anonymous().roles());
        boolean isOn = found.anonymous().enabled();
        for (Step step : steps) {
            isOn = (isOn || step instanceof Right.EnableAnonymous) && !(step instanceof Undo.DisableAnonymous);
            take(step);
        }
        enabled = isOn;
    }

    /** The repositories' names, each with what lets anonymous users read it. */
    public static Map<String, Reader> after(List<Step> steps, Found found) {
        return new AnonymousReach(found, steps).repositories();
    }

    private void take(Step step) {
        if (step instanceof Step.WriteRepository write) {
            formats.put(write.mirror().repository(), "docker");
        } else if (step instanceof Right.WriteRole role) {
            roles.put(role.id(), new Found.Role(role.id(), role.description(), role.privileges(), role.roles()));
        } else if (step instanceof Right.GrantToAnonymous grant) {
            anonymousRoles.add(grant.role());
        } else if (step instanceof Undo.RevokeFromAnonymous revoke) {
            anonymousRoles.remove(revoke.role());
        } else if (step instanceof Undo.DeleteRole role) {
            roles.remove(role.id());
        } else if (step instanceof Undo.DeleteRepository repository) {
            formats.remove(repository.name());
        }
    }

    private Map<String, Reader> repositories() {
        Map<String, Reader> readable = new TreeMap<>();
        if (enabled) {
            for (String role : anonymousRoles.stream().sorted().toList()) {
                Set<String> privileges = new TreeSet<>();
                collect(role, privileges, new HashSet<>());
                formats.forEach((name, format) -> privileges.stream()
                        .flatMap(privilege -> reader(role, privilege, name, format).stream())
                        .forEach(reader -> readable.merge(name, reader, AnonymousReach::wider)));
            }
        }
        return readable;
    }

    private static Reader wider(Reader one, Reader other) {
        return one.selector().isPresent() && other.selector().isEmpty() ? other : one;
    }

    /** A role holds what the roles in it hold; a broken configuration may have them in a circle. */
    private void collect(String id, Set<String> privileges, Set<String> seen) {
        List<String> rest = new ArrayList<>(List.of(id));
        while (!rest.isEmpty()) {
            String next = rest.remove(0);
            if (seen.add(next)) {
                Optional.ofNullable(roles.get(next)).ifPresent(role -> {
                    privileges.addAll(role.privileges());
                    rest.addAll(role.roles());
                });
            }
        }
    }

    private Optional<Reader> reader(String role, String privilege, String repository, String format) {
        ReadPrivilege known = made.get(privilege);
        if (known != null) {
            return known.isFor(repository, format) ? Optional.of(new Reader(role, known.selector())) : Optional.empty();
        }
        return reads(privilege, repository, format)
                ? Optional.of(new Reader(role, Optional.empty()))
                : Optional.empty();
    }

    /** Whether a privilege that the server comes with, or makes for each repository, lets read it. */
    private static boolean reads(String privilege, String repository, String format) {
        if (privilege.equals("nx-all")) {
            return true;
        }
        Matcher view = VIEW.matcher(privilege);
        return view.matches()
                && (view.group(1).equals(ALL) || view.group(1).equals(format))
                && (view.group(2).equals(ALL) || view.group(2).equals(repository));
    }
}
