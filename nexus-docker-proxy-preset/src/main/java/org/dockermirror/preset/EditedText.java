package org.dockermirror.preset;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** The text that a change of the server's {@code docker-mirror.yaml} begins with. */
@Named
@Singleton
public class EditedText {

    private final WishSource source;
    private final ReceiptFile receipts;
    private final ListsInForce lists;

    @Inject
    public EditedText(WishSource source, ReceiptFile receipts, ListsInForce lists) {
        this.source = source;
        this.receipts = receipts;
        this.lists = lists;
    }

    /**
     * The file's; where there is none, that of the mirror which the server was set up with all the same; empty where there
     * is no mirror.
     *
     * @throws CannotChangeListException if the mirrors that are there were written somewhere, and that is gone
     */
    String of(WishReading reading) throws CannotChangeListException {
        String present = present(reading);
        if (present.isEmpty() && receipts.isThere() && !lists.repositories().isEmpty()) {
            throw CannotChangeListException.at(source.gone(lists.repositories()).problem());
        }
        return present;
    }

    /** The same for a change that may begin anew: empty also where what was written is gone. */
    String present(WishReading reading) {
        if (source.isFileThere()) {
            return reading.written();
        }
        return receipts.read().agreed() ? BareFile.text() : "";
    }
}
