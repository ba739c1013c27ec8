package org.dockermirror.cli.plan;

import org.dockermirror.cli.ExitStatus;
import org.dockermirror.cli.nexus.NexusServer;
import org.dockermirror.setup.plan.Consent;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code plan}: what {@code apply} would change on a server. */
@Command(
        name = "plan",
        description = {
            "Compares a Nexus with a docker-mirror.yaml and says what apply would change; writes nothing.",
            "Lines begin with + (made), ~ (changed), - (taken away) or ! (to know first). Status 1 if anything differs."
        },
        sortOptions = false)
public final class PlanCommand extends SetUpCommand {

    @Mixin
    private final NamesOnly namesOnly = new NamesOnly();

    @Mixin
    private final Adopting adopting = new Adopting();

    @Override
    int run(WishFile wishes, NexusServer reached) {
        Consent consent = adopting.consent();
        Comparison comparison = compare(wishes, reached, namesOnly, consent);
        if (isJson()) {
            out().println(ReportJson.text(ReportJson.of(comparison)));
        } else {
            Report report = new Report(out());
            report.server(reached);
            report.changes(comparison.changes());
            report.conditions(comparison, comparison.plan().steps().isEmpty() ? Report.NOW : Report.AFTERWARDS);
            int steps = comparison.plan().steps().size();
            out().println(
                            comparison.isAsWished()
                                    ? "as wished"
                                    : steps == 0
                                            ? "not as wished"
                                            : steps + (steps == 1 ? " change" : " changes") + "; nothing was written");
        }
        return comparison.isAsWished() ? ExitStatus.AS_WISHED : ExitStatus.NOT_AS_WISHED;
    }

    static Comparison compare(WishFile wishes, NexusServer reached, NamesOnly namesOnly, Consent consent) {
        var unenforced = namesOnly.agreedFor(wishes.wish());
        Found found = reached.port(wishes.accounts()).look();
        Plan plan =
                Plan.between(wishes.wish(), found, new ReceiptStore(wishes.path(), reached.address()).read(), consent);
        return new Comparison(reached, found, plan, unenforced);
    }
}
