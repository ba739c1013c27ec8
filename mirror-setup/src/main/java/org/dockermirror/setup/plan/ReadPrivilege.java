package org.dockermirror.setup.plan;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A privilege by which repositories can be read, of those that a person made ({@code RepositoryViewPrivilegeDescriptor},
 * {@code RepositoryContentSelectorPrivilegeDescriptor}, {@code WildcardPrivilegeDescriptor}).
 *
 * @param format of the repositories; {@code *} for all, several with commas between them
 * @param repository the repository's name; {@code *} for all, several with commas between them
 * @param selector the content selector that says what of a repository can be read; empty if everything
 */
public record ReadPrivilege(String format, String repository, Optional<String> selector) {

    private static final String ALL = "*";
    private static final String ALL_OF_FORMAT = "*-";
    private static final Set<String> READING = Set.of("read", "browse_and_read", "all", ALL);
    private static final String VIEW = "repository-view";
    private static final String SELECTED = "repository-content-selector";

    /**
     * A privilege for one repository, for all of a format ({@code *-docker}), or for all ({@code *}).
     *
     * @param actions as REST writes them or as they are stored
     * @return empty if it lets not read
     */
    public static Optional<ReadPrivilege> of(
            String format, String repository, Optional<String> selector, Collection<String> actions) {
        if (actions.stream().noneMatch(action -> READING.contains(action.strip().toLowerCase(Locale.ROOT)))) {
            return Optional.empty();
        }
        return Optional.of(
                repository.startsWith(ALL_OF_FORMAT)
                        ? new ReadPrivilege(repository.substring(ALL_OF_FORMAT.length()), ALL, selector)
                        : new ReadPrivilege(format, repository, selector));
    }

    /**
     * A wildcard privilege.
     *
     * @param pattern in Shiro's form, such as {@code nexus:repository-view:docker:*:read}
     * @return empty if it lets not read
     */
    public static Optional<ReadPrivilege> ofPattern(String pattern) {
        List<String> parts = Arrays.asList(pattern.strip().split(":"));
        if (!has(part(parts, 0), "nexus")) {
            return Optional.empty();
        }
        if (has(part(parts, 1), VIEW)) {
            return of(
                    part(parts, 2),
                    part(parts, 3),
                    Optional.empty(),
                    List.of(part(parts, 4).split(",")));
        }
        return has(part(parts, 1), SELECTED)
                ? of(
                        part(parts, 3),
                        part(parts, 4),
                        Optional.of(part(parts, 2)),
                        List.of(part(parts, 5).split(",")))
                : Optional.empty();
    }

    /** Parts that are not written stand for everything. */
    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index).strip() : ALL;
    }

    /** Whether it is for a repository, or a part of it. */
    public boolean isFor(String name, String formatOfIt) {
        return has(format, formatOfIt) && has(repository, name);
    }

    private static boolean has(String part, String value) {
        return Arrays.stream(part.split(","))
                .map(String::strip)
                .anyMatch(each -> each.equals(ALL) || each.equals(value));
    }
}
