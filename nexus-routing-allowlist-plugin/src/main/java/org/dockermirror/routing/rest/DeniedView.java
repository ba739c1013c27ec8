package org.dockermirror.routing.rest;

import io.swagger.annotations.ApiModelProperty;
import org.dockermirror.routing.observed.DenialCount;
import org.jspecify.annotations.Nullable;

/** One recent denial, as REST shows it. */
public final class DeniedView {

    private final DenialCount row;

    DeniedView(DenialCount row) {
        this.row = row;
    }

    @ApiModelProperty("Name of the image; null for a request that names none, such as a push")
    public @Nullable String getImage() {
        return row.denial().image();
    }

    @ApiModelProperty("Tag, if the request had one")
    public @Nullable String getTag() {
        return row.denial().tag();
    }

    @ApiModelProperty("Digest, if the request had one")
    public @Nullable String getDigest() {
        return row.denial().digest();
    }

    @ApiModelProperty(
            "Why, as a key: not-listed, denied-by-entry, only-pinned, not-led-to, no-list, no-listing, pull-only,"
                    + " malformed, not-judged")
    public String getReason() {
        return row.denial().reason();
    }

    @ApiModelProperty("Address of the client")
    public String getClient() {
        return row.denial().client();
    }

    @ApiModelProperty("Number of requests")
    public long getCount() {
        return row.count();
    }

    @ApiModelProperty("When it was denied for the first time; ISO 8601, UTC")
    public String getFirstSeen() {
        return row.firstSeen().toString();
    }

    @ApiModelProperty("When it was denied for the last time; ISO 8601, UTC")
    public String getLastSeen() {
        return row.lastSeen().toString();
    }
}
