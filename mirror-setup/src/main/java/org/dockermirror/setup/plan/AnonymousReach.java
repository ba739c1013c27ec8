package org.dockermirror.setup.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which repositories users without a login can read, and by which role: as the server is now, or as it is when steps were
 * taken. Rights by content selectors are not seen.
 */
public final class AnonymousReach {

    private static final Pattern VIEW = Pattern.compile("nx-repository-view-([^-]+)-(.+)-(read|\\*)");
    private static final String ALL = "*";

    private final Map<String, Found.Role> roles;
    private final Map<String, String> formats = new TreeMap<>();
    private final Set<String> anonymousRoles;
    private final boolean enabled;

    private AnonymousReach(Found found, List<Step> steps) {
        roles = new LinkedHashMap<>(found.roles());
        found.repositories().values().forEach(repository -> formats.put(repository.name(), repository.format()));
        anonymousRoles = new HashSet<>(found.anonymous().roles());
        boolean isOn = found.anonymous().enabled();
        for (Step step : steps) {
            isOn = (isOn || step instanceof Right.EnableAnonymous) && !(step instanceof Undo.DisableAnonymous);
            take(step);
        }
        enabled = isOn;
    }

    /** The repositories' names, each with the role that lets anonymous users read it. */
    public static Map<String, String> after(List<Step> steps, Found found) {
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

    private Map<String, String> repositories() {
        Map<String, String> readable = new TreeMap<>();
        if (enabled) {
            for (String role : anonymousRoles.stream().sorted().toList()) {
                Set<String> privileges = new HashSet<>();
                collect(role, privileges, new HashSet<>());
                formats.forEach((name, format) -> {
                    if (privileges.stream().anyMatch(privilege -> reads(privilege, name, format))) {
                        readable.putIfAbsent(name, role);
                    }
                });
            }
        }
        return readable;
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
