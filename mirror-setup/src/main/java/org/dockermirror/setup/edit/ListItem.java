package org.dockermirror.setup.edit;

/**
 * One item of a list as it stands in a text.
 *
 * @param lead what stands before it, from the end of the item before on: its indentation, and comments above it, each
 *     with the line end before it
 * @param raw the item itself
 * @param value what it means
 * @param tail what follows in its line
 */
record ListItem(String lead, String raw, String value, String tail) {

    ListItem under(String otherLead) {
        return new ListItem(otherLead, raw, value, tail);
    }

    boolean beginsLine() {
        return lead.indexOf('\n') >= 0;
    }

    /** The lead without what stands in the item's own line. */
    String comments() {
        return lead.indexOf('#') < 0 ? "" : lead.substring(0, startOfLastLine());
    }

    /** The lead without comments: the line end and what stands before the item in its line. */
    String ownLead() {
        return lead.substring(startOfLastLine());
    }

    private int startOfLastLine() {
        int end = Math.max(lead.lastIndexOf('\n'), 0);
        return end > 0 && lead.charAt(end - 1) == '\r' ? end - 1 : end;
    }
}
