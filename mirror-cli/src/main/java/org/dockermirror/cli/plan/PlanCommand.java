package org.dockermirror.cli.plan;

import org.dockermirror.cli.ExitStatus;
import org.dockermirror.cli.nexus.NexusServer;
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
        Comparison comparison = reached.bundles()
                .map(bundles -> ThroughBundles.of(reached, bundles.plan(wishes.text(), adopting.isGiven()))
                        .comparison())
                .orElseGet(() -> OverRest.of(wishes, reached, namesOnly, adopting.consent())
                        .comparison());
        if (isJson()) {
            out().println(ReportJson.text(ReportJson.of(comparison)));
        } else {
            Report report = new Report(out());
            report.server(reached);
            report.changes(comparison.changes());
            report.conditions(comparison, comparison.changes().isEmpty() ? Report.NOW : Report.AFTERWARDS);
            out().println(summary(comparison));
        }
        return comparison.isAsWished() ? ExitStatus.AS_WISHED : ExitStatus.NOT_AS_WISHED;
    }

    private static String summary(Comparison comparison) {
        if (comparison.isAsWished()) {
            return "as wished";
        }
        return comparison.changes().isEmpty()
                ? "not as wished"
                : Report.count(comparison.changes().size(), "change") + "; nothing was written";
    }
}
