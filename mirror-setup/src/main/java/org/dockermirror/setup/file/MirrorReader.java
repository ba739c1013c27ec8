package org.dockermirror.setup.file;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.PublicAddress;

/** Reads one item of {@code mirrors}. */
final class MirrorReader {

    private static final List<String> KNOWN = List.of(
            "repository",
            "allow",
            "allowFile",
            "deny",
            "upstream",
            "fallbacks",
            "indexType",
            "routingRule",
            "port",
            "denyMessage",
            "strictGroups",
            "keepUnusedDays",
            "credentials",
            "allowPrivate",
            "publicUrl",
            "tls");
    /** A hundred years: more is a slip of the pen. */
    private static final int LONGEST_DAYS = 36_500;

    private final Problems problems;
    private final Clashes clashes;
    private final NeighbourReader files;
    private final AddressReader addresses;

    MirrorReader(Problems problems, Clashes clashes, NeighbourReader files, AddressReader addresses) {
        this.problems = problems;
        this.clashes = clashes;
        this.files = files;
        this.addresses = addresses;
    }

    /** The mirror; nothing if something that it cannot do without is wrong. */
    Optional<Mirror> read(Piece.Fields fields) {
        Settings settings = new Settings(fields, KNOWN, problems);
        Optional<String> repository = repository(settings);
        Optional<Upstream> upstream = upstream(settings);
        Optional<List<URI>> fallbacks =
                new FallbacksReader(problems).read(settings, upstream.orElse(Upstream.DOCKER_HUB));
        IndexType indexType = indexType(settings, upstream.orElse(Upstream.DOCKER_HUB));
        ListReader lists = new ListReader(problems, files);
        Optional<List<WrittenEntry>> written = lists.read(settings);
        Optional<AllowList> allow =
                written.flatMap(entries -> upstream.flatMap(known -> lists.compile(entries, indexType, known.host())));
        CredentialsReader accounts = new CredentialsReader(problems, files);
        Optional<Credentials> credentials = accounts.read(settings);
        allow.ifPresent(list -> credentials.ifPresent(account -> accounts.guard(settings, list, account)));
        Optional<String> routingRule = routingRule(settings, repository);
        OptionalInt port = port(settings);
        String denyMessage = denyMessage(settings);
        boolean strictGroups = settings.bool("strictGroups");
        OptionalInt keepUnusedDays = keepUnusedDays(settings);
        Optional<PublicAddress> address = addresses.read(settings);
        if (repository.isEmpty() || routingRule.isEmpty() || allow.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Mirror(
                repository.get(),
                written.orElseThrow(),
                allow.get(),
                upstream.orElseThrow().url(),
                fallbacks,
                routingRule.get(),
                port,
                denyMessage,
                strictGroups,
                credentials,
                keepUnusedDays,
                address));
    }

    private String denyMessage(Settings settings) {
        Optional<Piece.Text> text = settings.text("denyMessage", "Ask ops@example.com");
        text.ifPresent(
                message -> DenyMessage.problem(message.value()).ifPresent(why -> problems.add(message.at(), why)));
        return text.map(message -> message.value().strip()).orElse("");
    }

    private Optional<String> repository(Settings settings) {
        if (settings.value("repository").isEmpty()) {
            problems.add(
                    settings.at(),
                    "this mirror has no \"repository\"; write the name of its Nexus repository, as in \"repository:"
                            + " docker\"");
        }
        Optional<Piece.Text> name =
                settings.text("repository", BuiltIn.REPOSITORY).filter(this::isName);
        name.ifPresent(text -> {
            clashes.repository(text.value(), text.at());
            String lower = text.value().toLowerCase(Locale.ROOT);
            if (!lower.equals(text.value())) {
                problems.warn(
                        text.at(),
                        "\"" + text.value() + "\": later versions of Nexus want Docker repositories in lower case;"
                                + " better write \"" + lower + "\"");
            }
        });
        return name.map(Piece.Text::value);
    }

    private Optional<String> routingRule(Settings settings, Optional<String> repository) {
        if (settings.value("routingRule").isEmpty()) {
            Optional<String> standard = repository.map(Mirror::defaultRoutingRule);
            standard.ifPresent(rule -> clashes.routingRule(rule, settings.at()));
            return standard;
        }
        Optional<Piece.Text> name = settings.text("routingRule", "Allow_docker").filter(this::isName);
        if (name.isPresent() && name.get().value().equals("none")) {
            problems.add(name.get().at(), "\"none\" is the word of Nexus for no routing rule; choose another name");
        }
        name.ifPresent(text -> clashes.routingRule(text.value(), text.at()));
        return name.map(Piece.Text::value);
    }

    private boolean isName(Piece.Text text) {
        Optional<String> problem = Names.problem(text.value());
        problem.ifPresent(message -> problems.add(text.at(), message));
        return problem.isEmpty();
    }

    /** Docker Hub where the key is absent, nothing where its value is wrong. */
    private Optional<Upstream> upstream(Settings settings) {
        if (settings.value("upstream").isEmpty()) {
            return Optional.of(Upstream.DOCKER_HUB);
        }
        return settings.text("upstream", Mirror.DOCKER_HUB.toString()).flatMap(text -> {
            try {
                Upstream upstream = Upstream.parse(text.value());
                upstream.warnings().forEach(warning -> problems.warn(text.at(), warning));
                return Optional.of(upstream);
            } catch (IllegalArgumentException e) {
                problems.add(text.at(), String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        });
    }

    private IndexType indexType(Settings settings, Upstream upstream) {
        Optional<Piece.Text> text = settings.text("indexType", "HUB");
        if (text.isEmpty()) {
            return upstream.indexType();
        }
        return switch (text.get().value()) {
            case "HUB" -> IndexType.HUB;
            case "REGISTRY" -> IndexType.REGISTRY;
            default -> {
                problems.add(
                        text.get().at(),
                        "\"" + text.get().value() + "\" is not an index type; write HUB where nginx means"
                                + " library/nginx, else REGISTRY");
                yield upstream.indexType();
            }
        };
    }

    private OptionalInt port(Settings settings) {
        Optional<Piece.Text> text = settings.text("port", "8082");
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt port = number(text.get(), WholeNumber.HIGHEST_PORT);
        if (port.isEmpty()) {
            problems.add(
                    text.get().at(),
                    "\"" + text.get().value() + "\" is not a port; write a number from 1 to 65535, without quotes");
        }
        port.ifPresent(number -> clashes.port(number, text.get().at()));
        return port;
    }

    private OptionalInt keepUnusedDays(Settings settings) {
        Optional<Piece.Text> text = settings.text("keepUnusedDays", "30");
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt days = number(text.get(), LONGEST_DAYS);
        if (days.isEmpty()) {
            problems.add(
                    text.get().at(),
                    "\"" + text.get().value() + "\" is not a number of days; write a number from 1 to " + LONGEST_DAYS
                            + ", without quotes, or leave it out to keep everything");
        }
        return days;
    }

    private static OptionalInt number(Piece.Text text, int highest) {
        return text.plain() ? WholeNumber.parse(text.value(), highest) : OptionalInt.empty();
    }
}
