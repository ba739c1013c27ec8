package org.dockermirror.preset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.setup.plan.Receipt;

/** The receipt of what was done to this server, kept over restarts. */
@Named
@Singleton
public class ReceiptFile {

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;

    @Inject
    public ReceiptFile(DataDirectory directory) {
        this.file = directory.receipt();
    }

    /** Where it is. */
    Path path() {
        return file;
    }

    /** Whether anything was ever set up here. */
    boolean isThere() {
        return Files.exists(file);
    }

    /** What was done before; {@link Receipt#none} if nothing was. */
    Receipt read() {
        if (!Files.exists(file)) {
            return Receipt.none();
        }
        try {
            return json.readValue(Files.readAllBytes(file), Receipt.class);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " cannot be read: " + e.getMessage() + "; nothing is changed until it can, or is deleted",
                    e);
        }
    }

    void write(Receipt receipt) {
        try {
            DataDirectory.write(file, json.writerWithDefaultPrettyPrinter().writeValueAsString(receipt));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
