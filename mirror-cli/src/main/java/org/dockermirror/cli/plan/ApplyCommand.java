package org.dockermirror.cli.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.ExitStatus;
import org.dockermirror.cli.nexus.NexusServer;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Nexus;
import org.dockermirror.setup.plan.Plan;
import org.dockermirror.setup.plan.Receipt;
import org.dockermirror.setup.plan.Step;
import org.dockermirror.setup.wish.Mirror;
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
    private final Adopting adopting = new Adopting();

    @Option(names = "--accept-eula", description = "Accept the licence agreement of a Community Edition, if it waits.")
    private boolean acceptEula;

    @Override
    int run(WishFile wishes, NexusServer reached) {
        Comparison comparison = PlanCommand.compare(wishes, reached, namesOnly, adopting.consent());
        if (reached.eula().isWaiting() && !acceptEula) {
            throw CommandException.badInput("nobody accepted the licence agreement of " + reached.address()
                    + "; read it in its web UI, and accept it there or with --accept-eula");
        }
        Report report = new Report(out());
        if (!isJson()) {
            report.server(reached);
        }
        Plan plan = comparison.plan();
        ReceiptStore receipts = new ReceiptStore(wishes.path(), reached.address());
        Receipt receipt = settled(receipts.read().adopting(plan.adopted()), plan);
        Nexus nexus = reached.port(wishes.accounts());
        Steps steps = new Steps(nexus, receipts, receipt);
        if (plan.conflicts().isEmpty()) {
            if (acceptEula && reached.eula().isWaiting()) {
                reached.eula().accept();
            }
            steps.take(plan.steps(), comparison.found(), () -> requireRules(wishes, nexus));
        }
        if (isJson()) {
            ObjectNode answer = steps.json(ReportJson.of(comparison));
            out().println(ReportJson.text(answer));
        } else {
            report.changes(steps.done());
            report.conditions(comparison, Report.NOW);
            int done = steps.done().size();
            out().println(
                            plan.conflicts().isEmpty()
                                    ? done + (done == 1 ? " change" : " changes") + " made"
                                    : "nothing was changed");
        }
        return plan.conflicts().isEmpty() && plan.missing().isEmpty() ? ExitStatus.AS_WISHED : ExitStatus.NOT_AS_WISHED;
    }

    private static Receipt settled(Receipt receipt, Plan plan) {
        Receipt after = receipt;
        for (Step step : plan.settled()) {
            after = after.with(step);
        }
        return after;
    }

    /** A name that the server does not know as a rule is passed over without a word, and the repository left open. */
    private static void requireRules(WishFile wishes, Nexus nexus) {
        Found found = nexus.look();
        List<Mirror> open = wishes.wish().mirrors().stream()
                .filter(mirror -> !Plan.isLimited(mirror, found))
                .toList();
        if (!open.isEmpty()) {
            throw new IllegalStateException(
                    "repository " + open.get(0).repository() + " does not carry its routing rule "
                            + open.get(0).routingRule() + " as written; users without a login get no right");
        }
    }
}
