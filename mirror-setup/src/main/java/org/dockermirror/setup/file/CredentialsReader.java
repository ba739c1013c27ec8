package org.dockermirror.setup.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.Effect;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.NamePattern;
import org.dockermirror.allowlist.rule.Position;
import org.dockermirror.setup.wish.Credentials;

/**
 * Reads {@code credentials} and {@code allowPrivate}.
 *
 * <p>What an account may pull includes its own private images, and a mirror would give them to everyone. So an entry for
 * the account's own namespace is refused unless the file says that this is meant.
 */
final class CredentialsReader {

    private static final List<String> KNOWN = List.of("username", "passwordFile");
    private static final String EXAMPLE = "\"credentials: {username: me, passwordFile: password.txt}\"";

    private final Problems problems;
    private final NeighbourReader files;

    CredentialsReader(Problems problems, NeighbourReader files) {
        this.problems = problems;
        this.files = files;
    }

    /** The account; nothing if there is none, or something about it is wrong. */
    Optional<Credentials> read(Settings settings) {
        Optional<Piece> value = settings.value("credentials");
        if (value.isEmpty() || value.get() instanceof Piece.Unreadable) {
            return Optional.empty();
        }
        if (!(value.get() instanceof Piece.Fields fields)) {
            problems.add(value.get().at(), "\"credentials\" has the keys username and passwordFile; write " + EXAMPLE);
            return Optional.empty();
        }
        Settings account = new Settings(fields, KNOWN, problems);
        for (String key : KNOWN) {
            if (account.value(key).isEmpty()) {
                problems.add(account.at(), "the credentials have no \"" + key + "\"; write " + EXAMPLE);
            }
        }
        Optional<Piece.Text> username = account.text("username", "me").filter(this::isAccount);
        Optional<Piece.Text> passwordFile = account.text("passwordFile", "password.txt");
        return username.flatMap(name -> passwordFile.flatMap(file -> withPassword(name.value(), file)));
    }

    private boolean isAccount(Piece.Text username) {
        if (username.value().indexOf('@') >= 0) {
            problems.add(
                    username.at(),
                    "a mail address does not tell which images are the account's own; write the account's name");
            return false;
        }
        if (username.value().chars().anyMatch(c -> c <= ' ' || c == ':' || Character.isISOControl(c))) {
            problems.add(username.at(), "the name of an account has no blanks and no \":\"");
            return false;
        }
        return true;
    }

    private Optional<Credentials> withPassword(String username, Piece.Text fileName) {
        return files.read(fileName).flatMap(file -> {
            String password = file.text().strip();
            if (password.isEmpty() || password.lines().count() > 1) {
                problems.add(
                        fileName.at(),
                        file.name() + (password.isEmpty() ? " is empty" : " has more than one line")
                                + "; it holds the password, and nothing else");
                return Optional.empty();
            }
            return Optional.of(new Credentials(username, password, file.stamp()));
        });
    }

    /** Reports the entries that would give the account's own images to everyone. */
    void guard(Settings settings, AllowList list, Credentials account) {
        if (settings.bool("allowPrivate")) {
            return;
        }
        String namespace = namespaceOf(account.username());
        boolean isDenied = list.entries().stream()
                .anyMatch(entry -> entry.effect() == Effect.DENY
                        && entry.isWhole()
                        && entry.name().segments().equals(List.of(namespace, NamePattern.ANY_DEPTH)));
        if (isDenied) {
            return;
        }
        for (Entry entry : list.entries()) {
            if (entry.effect() == Effect.ALLOW && entry.name().reachesBelow(namespace)) {
                Position at = list.positionOf(entry).orElse(settings.at());
                problems.add(
                        at,
                        "\"" + entry + "\" covers images of " + namespace
                                + ", the account of this mirror's credentials:"
                                + " its private images would become public; write \"deny: [" + namespace
                                + "/**]\" beside it, or \"allowPrivate: true\" if that is meant");
            }
        }
    }

    /** Robot accounts are called after the organisation whose images they pull. */
    private static String namespaceOf(String username) {
        int plus = username.indexOf('+');
        return (plus < 0 ? username : username.substring(0, plus)).toLowerCase(Locale.ROOT);
    }
}
