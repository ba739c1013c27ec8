package org.dockermirror.cli.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.nexus.NexusAddress;
import org.dockermirror.setup.plan.Receipt;

/** The file beside a {@code docker-mirror.yaml} that says, for each server, what was made there. */
final class ReceiptStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final String server;

    ReceiptStore(Path wishes, NexusAddress server) {
        this.file = wishes.resolveSibling(wishes.getFileName() + ".receipt.json");
        this.server = server.toString();
    }

    Path path() {
        return file;
    }

    Receipt read() {
        try {
            ObjectNode all = all();
            return all.has(server) ? JSON.treeToValue(all.get(server), Receipt.class) : Receipt.none();
        } catch (IOException e) {
            throw CommandException.failed(
                    file + " cannot be read: " + e.getMessage()
                            + "; it says what was made on which server, so nothing is" + " changed until it can",
                    e);
        }
    }

    /** Writes it whole, or not at all; one that says nothing goes. */
    void write(Receipt receipt) {
        Path half = file.resolveSibling(file.getFileName() + ".part");
        try {
            ObjectNode all = all();
            if (receipt.hasAnything()) {
                all.set(server, JSON.valueToTree(receipt));
            } else {
                all.remove(server);
            }
            if (all.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            Files.writeString(half, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw CommandException.failed(
                    file + " cannot be written: " + e + "; it says what was made on which server, so nothing more is"
                            + " changed until it can",
                    e);
        }
    }

    private ObjectNode all() throws IOException {
        return Files.exists(file) ? JSON.readValue(file.toFile(), ObjectNode.class) : JSON.createObjectNode();
    }
}
