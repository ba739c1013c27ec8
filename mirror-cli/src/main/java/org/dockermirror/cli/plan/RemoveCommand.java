package org.dockermirror.cli.plan;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.Console;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.ExitStatus;
import org.dockermirror.cli.nexus.Bundles;
import org.dockermirror.cli.nexus.NexusServer;
import org.dockermirror.setup.plan.Change;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Nexus;
import org.dockermirror.setup.plan.Plan;
import org.dockermirror.setup.plan.Receipt;
import org.dockermirror.setup.plan.Removal;
import org.dockermirror.setup.plan.Step;
import org.dockermirror.setup.wish.Mirror;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code remove}: takes back what {@code apply} made. */
@Command(
        name = "remove",
        description = {
            "Takes back what apply made on a Nexus for the mirrors of a docker-mirror.yaml, and nothing else: first what"
                    + " lets users without a login pull, then repositories with what they have cached, then routing"
                    + " rules.",
            "Role, realm and anonymous access go with the last mirror of the server.",
            "On a server with the bundles, the mirrors are taken out of its own configuration too, so that it does not"
                    + " make them again."
        },
        sortOptions = false)
public final class RemoveCommand extends SetUpCommand {

    private static final String NOTHING = "nothing to remove";

    @Option(
            names = "--keep-repository",
            description = {
                "Keep the repositories and their routing rules. Without the bundles, the rules then are all that limits"
                        + " pulls; with them, what is kept refuses every pull."
            })
    private boolean keepRepository;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    int run(WishFile wishes, NexusServer reached) {
        return reached.bundles()
                .map(bundles -> throughBundles(wishes, reached, bundles))
                .orElseGet(() -> overRest(wishes, reached));
    }

    private int throughBundles(WishFile wishes, NexusServer reached, Bundles bundles) {
        Set<String> there = bundles.mirrors();
        List<String> named = wishes.wish().mirrors().stream()
                .map(Mirror::repository)
                .filter(there::contains)
                .toList();
        if (named.isEmpty()) {
            tell(ThroughBundles.of(reached, MissingNode.getInstance()).comparison(), List.of(), NOTHING);
            return ExitStatus.AS_WISHED;
        }
        show(ThroughBundles.of(reached, bundles.planRemoval(named, keepRepository))
                .comparison());
        requireYes();
        ThroughBundles done = ThroughBundles.of(reached, bundles.remove(named, keepRepository));
        done.requireDone();
        Comparison comparison = done.comparison();
        tell(
                comparison,
                comparison.changes(),
                comparison.changes().size() + " removed; the server's configuration names no mirror "
                        + String.join(", ", named) + " any more");
        return ExitStatus.AS_WISHED;
    }

    private int overRest(WishFile wishes, NexusServer reached) {
        ReceiptStore receipts = new ReceiptStore(wishes.path(), reached.address());
        Receipt receipt = receipts.read();
        Nexus nexus = reached.port(wishes.accounts());
        Found found = nexus.look();
        Plan plan = Removal.of(wishes.wish(), found, receipt, keepRepository);
        Comparison comparison = Comparison.of(reached, found, plan, Enforcement.WHOLE);
        show(comparison);
        if (keepRepository && !isJson()) {
            out().println("! what stays is limited by its routing rule alone, by image name");
        }
        if (!plan.steps().isEmpty()) {
            requireYes();
        }
        for (Step step : plan.settled()) {
            receipt = receipt.with(step);
        }
        Steps steps = new Steps(nexus, receipts, receipt);
        steps.take(plan.steps(), found, () -> {});
        tell(
                comparison,
                steps.done(),
                plan.steps().isEmpty() ? NOTHING : steps.done().size() + " removed");
        return ExitStatus.AS_WISHED;
    }

    /** What is going to be done, for a person to agree to. */
    private void show(Comparison comparison) {
        if (!isJson()) {
            Report report = new Report(out());
            report.changes(comparison.changes());
            report.conditions(comparison, Report.AFTERWARDS);
        }
    }

    private void tell(Comparison comparison, List<Change> done, String summary) {
        out().println(isJson() ? ReportJson.text(ReportJson.of(comparison, done)) : summary);
    }

    private void requireYes() {
        if (yes) {
            return;
        }
        out().flush();
        Optional<Console> terminal = Optional.ofNullable(System.console());
        String answer = terminal.map(console -> console.readLine("Remove all this? Type yes: "))
                .orElseThrow(() -> CommandException.badInput("nobody can be asked here; write --yes"));
        if (answer == null || !answer.strip().equals("yes")) {
            throw CommandException.badInput("nothing was removed");
        }
    }
}
