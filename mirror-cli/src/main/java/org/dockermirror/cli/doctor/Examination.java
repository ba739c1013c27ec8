package org.dockermirror.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.registry.ImageReference;

/** Looks the causes up in a server's settings, one after the other. */
final class Examination {

    private final NexusSettings settings;
    private final Set<Cause> suspected;
    private final List<Evidence> evidence = new ArrayList<>();

    private Examination(NexusSettings settings, Set<Cause> suspected) {
        this.settings = settings;
        this.suspected = suspected;
    }

    /**
     * Looks at the server.
     *
     * @param named the repository that was named, if one was
     * @param findings what the walk showed: some settings say something only where it failed
     */
    static List<Evidence> of(
            NexusSettings settings,
            URI address,
            Optional<String> named,
            Optional<ImageReference> image,
            List<Finding> findings)
            throws InterruptedException {
        Set<Cause> suspected = findings.stream()
                .filter(Finding::isFailed)
                .flatMap(finding -> finding.causes().stream())
                .collect(Collectors.toSet());
        Examination examination = new Examination(settings, suspected);
        examination.look(address, named, image);
        return examination.evidence;
    }

    private void look(URI address, Optional<String> named, Optional<ImageReference> image) throws InterruptedException {
        boolean anonymous = settings.anonymousAccess();
        note(Cause.ANONYMOUS_OFF, !anonymous, "anonymous access is " + (anonymous ? "on" : "off"));
        boolean realm = settings.hasTokenRealm();
        note(Cause.REALM_MISSING, !realm, "DockerToken is " + (realm ? "" : "not ") + "among the active realms");
        Optional<String> name = repository(address, named);
        Optional<JsonNode> found = name.isEmpty() ? Optional.empty() : settings.proxy(name.get());
        if (found.isEmpty()) {
            note(
                    Cause.REPOSITORY_MISSING,
                    true,
                    name.map(text -> "no Docker proxy " + text).orElse("no Docker proxy"));
            return;
        }
        repository(name.get(), found.get());
        connector(name.get(), found.get(), address);
        if (suspected.contains(Cause.UPSTREAM_CLOCK) && image.isPresent()) {
            settings.upstreamClock(found.get().at("/proxy/remoteUrl").asText(), image.get())
                    .ifPresent(evidence::add);
        }
        rule(name.get(), found.get(), image);
    }

    private void note(Cause cause, boolean isSo, String seen) {
        evidence.add(new Evidence(cause, isSo, seen));
    }

    /** The one that was named, that the address names, whose port the address has, or the only one. */
    private Optional<String> repository(URI address, Optional<String> named) throws InterruptedException {
        if (named.isPresent()) {
            return named;
        }
        String path = String.valueOf(address.getPath());
        if (isPath(address)) {
            return Optional.of(path.substring(path.lastIndexOf('/') + 1));
        }
        List<String> proxies = settings.proxies();
        for (String proxy : proxies) {
            int port = settings.proxy(proxy)
                    .map(node -> node.at("/docker/httpPort").asInt())
                    .orElse(0);
            if (port > 0 && port == address.getPort()) {
                return Optional.of(proxy);
            }
        }
        if (proxies.size() > 1) {
            throw CommandException.badInput("that Nexus has several Docker proxies; write --repository and one of "
                    + String.join(", ", proxies));
        }
        return proxies.stream().findFirst();
    }

    private void repository(String name, JsonNode repository) throws InterruptedException {
        boolean online = repository.path("online").asBoolean();
        note(Cause.REPOSITORY_MISSING, !online, name + " is " + (online ? "online" : "offline"));
        boolean forced = repository.at("/docker/forceBasicAuth").asBoolean();
        note(Cause.BASIC_FORCED, forced, name + ", forceBasicAuth: " + forced);
        boolean reads = settings.anonymousMayRead(name);
        note(
                Cause.ROLE_MISSING,
                !reads,
                "the roles of anonymous " + (reads ? "have" : "have not") + " the right to read " + name);
        String status = settings.upstreamStatus(name);
        boolean blocked = repository.at("/httpClient/blocked").asBoolean()
                || status.contains("locked")
                || status.contains("navailable");
        if (blocked) {
            note(
                    Cause.UPSTREAM_DOWN,
                    true,
                    name + ", " + repository.at("/proxy/remoteUrl").asText() + ": " + status);
        }
        boolean account = repository.at("/httpClient/authentication").isObject();
        if (!account) {
            note(Cause.UPSTREAM_CREDENTIALS, false, name + " has no account at the registry behind");
        } else if (status.contains("nauthorized") || status.contains("orbidden")) {
            note(
                    Cause.UPSTREAM_CREDENTIALS,
                    true,
                    name + ", account "
                            + repository
                                    .at("/httpClient/authentication/username")
                                    .asText() + ": " + status);
        }
    }

    /** Where clients are refused at the port itself: whether the repository listens there. */
    private void connector(String name, JsonNode repository, URI address) {
        if (!suspected.contains(Cause.CONNECTOR_MISSING) || isPath(address)) {
            return;
        }
        List<String> ports = Stream.of("/docker/httpPort", "/docker/httpsPort")
                .map(repository::at)
                .filter(JsonNode::isInt)
                .map(JsonNode::asText)
                .toList();
        boolean has = ports.contains(String.valueOf(Door.port(address)));
        String seen = name + ", connector: " + (ports.isEmpty() ? "none" : String.join(", ", ports));
        note(Cause.CONNECTOR_MISSING, !has, seen);
        note(Cause.PORT_CLOSED, has, seen);
    }

    private static boolean isPath(URI address) {
        return String.valueOf(address.getPath()).matches(".*/repository/[^/]+");
    }

    private void rule(String name, JsonNode repository, Optional<ImageReference> image) throws InterruptedException {
        String rule = Reply.text(repository.path("routingRuleName"));
        boolean judged = settings.isJudged(name);
        Optional<JsonNode> found = rule.isEmpty() ? Optional.empty() : settings.rule(rule);
        note(
                Cause.RULE_MISSING,
                found.isEmpty() && !judged,
                found.isEmpty() ? name + " has no routing rule" : name + " has the routing rule " + rule);
        if (found.isPresent() && image.isPresent()) {
            boolean passes = passes(found.get(), image.get());
            note(
                    Cause.RULE_WRONG,
                    !passes,
                    "the routing rule " + rule + " (" + found.get().path("mode").asText() + ") "
                            + (passes ? "lets " : "does not let ") + image.get() + " through");
        }
    }

    private static boolean passes(JsonNode rule, ImageReference image) {
        String path = "/v2/" + image.name() + "/manifests/" + image.reference();
        boolean matches = false;
        for (JsonNode matcher : rule.path("matchers")) {
            try {
                matches |= Pattern.matches(matcher.asText(), path);
            } catch (PatternSyntaxException e) {
                // Nexus does not take such a matcher either.
            }
        }
        return matches == rule.path("mode").asText().equals("ALLOW");
    }
}
