package org.dockermirror.preset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.setup.file.InvalidMirrorFileException;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.file.NeighbourFiles;
import org.dockermirror.setup.plan.Consent;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Nexus;
import org.dockermirror.setup.plan.Plan;
import org.dockermirror.setup.wish.Mirror;

/** Takes a {@code docker-mirror.yaml} that a person sends: plans it, or puts it in the place of the server's own. */
@Named
@Singleton
public class SentFile {

    private final WishSource source;
    private final Nexus nexus;
    private final ReceiptFile receipts;
    private final SetUpLifecycle lifecycle;

    @Inject
    public SentFile(WishSource source, Nexus nexus, ReceiptFile receipts, SetUpLifecycle lifecycle) {
        this.source = source;
        this.nexus = nexus;
        this.receipts = receipts;
        this.lifecycle = lifecycle;
    }

    /**
     * What putting it in force would change.
     *
     * @throws CannotChangeListException if it cannot take the place of what the server has
     */
    PlanView plan(String text, Consent consent) throws InvalidMirrorFileException, CannotChangeListException {
        synchronized (lifecycle) {
            MirrorFile sent = read(text);
            Found found = nexus.look();
            return PlanView.of(Plan.between(sent.wish(), found, receipts.read(), consent), found);
        }
    }

    /**
     * Writes it where the server's own is, and has it done before it returns. What is in the way stops it before anything
     * is written.
     *
     * @throws CannotChangeListException if it cannot take the place of what the server has
     */
    PlanView apply(String text, Consent consent) throws InvalidMirrorFileException, CannotChangeListException {
        synchronized (lifecycle) {
            MirrorFile sent = read(text);
            Found found = nexus.look();
            Plan plan = Plan.between(sent.wish(), found, receipts.read(), consent);
            if (!plan.conflicts().isEmpty()) {
                return PlanView.of(plan, found);
            }
            try {
                if (!source.isFileThere() || !source.read().written().equals(text)) {
                    SourceFile.write(file(), text);
                }
            } catch (IOException e) {
                throw CannotChangeListException.at(String.valueOf(e.getMessage()));
            }
            lifecycle.runNow(consent);
            return PlanView.done(plan, found, lifecycle.outcome());
        }
    }

    private MirrorFile read(String text) throws InvalidMirrorFileException, CannotChangeListException {
        Path file = file();
        MirrorFile sent = MirrorFile.parse(file.toString(), text, NeighbourFiles.of(file));
        MirrorFile present = source.isFileThere() ? source.read().wished() : null;
        if (present != null) {
            Set<String> named =
                    sent.wish().mirrors().stream().map(Mirror::repository).collect(Collectors.toSet());
            List<String> leftOut = present.wish().mirrors().stream()
                    .map(Mirror::repository)
                    .filter(name -> !named.contains(name))
                    .collect(Collectors.toList());
            if (!leftOut.isEmpty()) {
                throw CannotChangeListException.at("the file that was sent would take the place of " + file
                        + " in the server, and lacks its mirror " + String.join(", ", leftOut) + "; add it");
            }
        }
        return sent;
    }

    private Path file() throws CannotChangeListException {
        return source.editable()
                .orElseThrow(() -> CannotChangeListException.at(source.inWords()
                        + " says what is wished on this server; take it back before a file is put in its place"));
    }
}
