package org.dockermirror.cli.plan;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.dockermirror.cli.file.WrittenMirrors;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Wish;

/**
 * The {@code docker-mirror.yaml} that was named, read.
 *
 * @param text what it holds
 */
record WishFile(Path path, String text, MirrorFile file) {

    static WishFile read(Path path) {
        String text = WrittenMirrors.text(path);
        return new WishFile(path, text, WrittenMirrors.parse(path, text));
    }

    Wish wish() {
        return file.wish();
    }

    /** The account at the upstream of each repository that has one. */
    Map<String, Credentials> accounts() {
        Map<String, Credentials> accounts = new TreeMap<>();
        wish().mirrors()
                .forEach(mirror ->
                        mirror.credentials().ifPresent(account -> accounts.put(mirror.repository(), account)));
        return accounts;
    }
}
