package org.dockermirror.cli.plan;

import java.util.ArrayList;
import java.util.List;
import org.dockermirror.cli.CommandException;
import org.dockermirror.setup.plan.Change;
import org.dockermirror.setup.plan.Execution;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Nexus;
import org.dockermirror.setup.plan.Receipt;
import org.dockermirror.setup.plan.Step;

/** Takes steps on a server, notes each in the receipt, and says what was done, and after a failure what was not. */
final class Steps {

    private final Nexus nexus;
    private final ReceiptStore receipts;
    private final List<Change> done = new ArrayList<>();
    private Receipt receipt;

    Steps(Nexus nexus, ReceiptStore receipts, Receipt receipt) {
        this.nexus = nexus;
        this.receipts = receipts;
        this.receipt = receipt;
    }

    List<Change> done() {
        return done;
    }

    /** Takes them; if one fails, the rest is not done, and the exception says both. */
    void take(List<Step> steps, Found found, Runnable beforeOpening) {
        receipts.write(receipt);
        Execution execution = new Execution(nexus, beforeOpening, this::begin, step -> {
            keep(receipt.with(step));
            done.add(Change.of(step, found));
        });
        try {
            execution.take(steps);
        } catch (RuntimeException e) {
            String reason = e instanceof CommandException known ? known.sentence() : String.valueOf(e.getMessage());
            throw CommandException.failed(reason + account(steps), e);
        }
    }

    private void begin(Step step) {
        keep(receipt.before(step));
    }

    private void keep(Receipt after) {
        if (!after.equals(receipt)) {
            receipts.write(after);
            receipt = after;
        }
    }

    private String account(List<Step> steps) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            text.append(System.lineSeparator())
                    .append(i < done.size() ? "  done: " : i == done.size() ? "  failed: " : "  not done: ")
                    .append(steps.get(i));
        }
        return text.append(System.lineSeparator())
                .append("run it again when the reason is gone: it goes on where it stopped")
                .toString();
    }
}
