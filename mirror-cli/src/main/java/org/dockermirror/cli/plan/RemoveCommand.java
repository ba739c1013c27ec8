package org.dockermirror.cli.plan;

import java.io.Console;
import java.util.List;
import java.util.Optional;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.ExitStatus;
import org.dockermirror.cli.nexus.NexusServer;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Nexus;
import org.dockermirror.setup.plan.Plan;
import org.dockermirror.setup.plan.Receipt;
import org.dockermirror.setup.plan.Removal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code remove}: takes back what {@code apply} made. */
@Command(
        name = "remove",
        description = {
            "Takes back what apply made on a Nexus for the mirrors of a docker-mirror.yaml, and nothing else: first what"
                    + " lets users without a login pull, then repositories with what they have cached, then routing"
                    + " rules.",
            "Role, realm and anonymous access go with the last mirror of the server."
        },
        sortOptions = false)
public final class RemoveCommand extends SetUpCommand {

    @Option(
            names = "--keep-repository",
            description = "Keep the repositories, and the routing rules that then are all that limits pulls.")
    private boolean keepRepository;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    int run(WishFile wishes, NexusServer reached) {
        if (reached.bundles().isPresent()) {
            throw CommandException.badInput(reached.address() + " runs the docker-mirror bundles, which would make it"
                    + " again; take their KAR out of the deploy folder first, as the README says");
        }
        ReceiptStore receipts = new ReceiptStore(wishes.path(), reached.address());
        Receipt receipt = receipts.read();
        Nexus nexus = reached.port(wishes.accounts());
        Found found = nexus.look();
        Plan plan = Removal.of(wishes.wish(), found, receipt, keepRepository);
        Comparison comparison = Comparison.of(reached, found, plan, List.of());
        Report report = new Report(out());
        if (!isJson()) {
            report.changes(comparison.changes());
            report.conditions(comparison, Report.AFTERWARDS);
            if (keepRepository) {
                out().println("! what stays is limited by its routing rule alone, by image name");
            }
        }
        if (!plan.steps().isEmpty()) {
            requireYes();
        }
        Steps steps = new Steps(nexus, receipts, receipt);
        steps.take(plan.steps(), found, () -> {});
        if (isJson()) {
            out().println(ReportJson.text(ReportJson.of(comparison, steps.done())));
        } else {
            out().println(
                            plan.steps().isEmpty()
                                    ? "nothing to remove"
                                    : steps.done().size() + " removed");
        }
        return ExitStatus.AS_WISHED;
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
