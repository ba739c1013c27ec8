package org.dockermirror.cli.plan;

import java.util.Optional;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.ExitStatus;
import org.dockermirror.cli.nexus.NexusServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code plan}: what {@code apply} would change on a server. */
@Command(
        name = "plan",
        description = {
            "Compares a Nexus with a docker-mirror.yaml and says what apply would change; writes nothing.",
            "Lines begin with + (made), ~ (changed), - (taken away) or ! (to know first). Status 1 if anything differs, 2 if"
                    + " apply would refuse the file because nothing enforces some of its entries."
        },
        sortOptions = false)
public final class PlanCommand extends SetUpCommand {

    @Mixin
    private final NamesOnly namesOnly = new NamesOnly();

    @Mixin
    private final InFront inFront = new InFront();

    @Mixin
    private final Adopting adopting = new Adopting();

    @Override
    int run(WishFile wishes, NexusServer reached) {
        Comparison comparison = reached.bundles()
                .map(bundles -> ThroughBundles.of(reached, bundles.plan(wishes.text(), adopting.isGiven()))
                        .comparison())
                .orElseGet(() -> OverRest.of(wishes, reached, inFront.of(wishes.wish()), adopting.consent())
                        .comparison());
        Optional<String> refusal = namesOnly.refusal(comparison.enforcement(), reached, wishes.path());
        if (isJson()) {
            out().println(ReportJson.text(ReportJson.of(comparison).put("refused", refusal.isPresent())));
        } else {
            Report report = new Report(out());
            report.server(reached);
            report.enforcers(comparison);
            report.changes(comparison.changes());
            report.conditions(comparison, comparison.changes().isEmpty() ? Report.NOW : Report.AFTERWARDS);
            out().println(summary(comparison));
        }
        if (refusal.isPresent()) {
            out().flush();
            throw CommandException.badInput(refusal.get());
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
