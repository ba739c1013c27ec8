package org.dockermirror.cli.plan;

import java.util.List;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.ExitStatus;
import org.dockermirror.cli.nexus.Bundles;
import org.dockermirror.cli.nexus.NexusServer;
import org.dockermirror.setup.plan.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code apply}: makes a server as a file wishes it. */
@Command(
        name = "apply",
        description = {
            "Makes a Nexus as a docker-mirror.yaml wishes it: routing rules, repositories, and what lets users without a"
                    + " login pull, in this order, each read back. What is there already stays.",
            "What was made is kept in FILE.receipt.json, which remove needs. A second run writes nothing."
        },
        sortOptions = false)
public final class ApplyCommand extends SetUpCommand {

    @Mixin
    private final NamesOnly namesOnly = new NamesOnly();

    @Mixin
    private final InFront inFront = new InFront();

    @Mixin
    private final Adopting adopting = new Adopting();

    @Option(names = "--accept-eula", description = "Accept the licence agreement of a Community Edition, if it waits.")
    private boolean acceptEula;

    @Override
    int run(WishFile wishes, NexusServer reached) {
        return reached.bundles()
                .map(bundles -> throughBundles(bundles, wishes, reached))
                .orElseGet(() -> overRest(wishes, reached));
    }

    private int throughBundles(Bundles bundles, WishFile wishes, NexusServer reached) {
        if (isLicenceToBeAccepted(reached)) {
            reached.eula().accept();
        }
        return report(ThroughBundles.of(reached, bundles.apply(wishes.text(), adopting.isGiven())));
    }

    private int overRest(WishFile wishes, NexusServer reached) {
        Enforcement enforcement = inFront.of(wishes.wish());
        namesOnly.require(enforcement, reached, wishes.path());
        OverRest work = OverRest.of(wishes, reached, enforcement, adopting.consent());
        Comparison comparison = work.comparison();
        if (isLicenceToBeAccepted(reached) && comparison.conflicts().isEmpty()) {
            reached.eula().accept();
        }
        show(comparison, work.apply().done());
        return comparison.conflicts().isEmpty() && comparison.missing().isEmpty()
                ? ExitStatus.AS_WISHED
                : ExitStatus.NOT_AS_WISHED;
    }

    /** Ends the command where the server waits for it and nobody agreed. */
    private boolean isLicenceToBeAccepted(NexusServer reached) {
        boolean isWaiting = reached.eula().isWaiting();
        if (isWaiting && !acceptEula) {
            throw CommandException.badInput("nobody accepted the licence agreement of " + reached.address()
                    + "; read it in its web UI, and accept it there or with --accept-eula");
        }
        return isWaiting;
    }

    private int report(ThroughBundles result) {
        result.requireDone();
        Comparison comparison = result.comparison();
        show(comparison, comparison.conflicts().isEmpty() ? comparison.changes() : List.of());
        if (!result.isDone() && !isJson()) {
            result.open().forEach(line -> out().println("! " + line));
        }
        return result.isDone() ? ExitStatus.AS_WISHED : ExitStatus.NOT_AS_WISHED;
    }

    private void show(Comparison comparison, List<Change> done) {
        if (isJson()) {
            out().println(ReportJson.text(ReportJson.of(comparison, done)));
            return;
        }
        Report report = new Report(out());
        report.server(comparison.server());
        report.enforcers(comparison);
        report.changes(done);
        report.conditions(comparison, Report.NOW);
        out().println(summary(comparison));
    }

    private static String summary(Comparison comparison) {
        return comparison.conflicts().isEmpty()
                ? Report.count(comparison.changes().size(), "change") + " made"
                : "nothing was changed";
    }
}
