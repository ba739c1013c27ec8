package org.dockermirror.preset;

import io.swagger.annotations.ApiModelProperty;
import org.jspecify.annotations.Nullable;

/** One entry of an allow-list, as it is sent. */
public final class AllowChange {

    private @Nullable String entry;

    @ApiModelProperty(value = "Entry, such as helloz/** or library/nginx:1.*", required = true)
    public @Nullable String getEntry() {
        return entry;
    }

    public void setEntry(@Nullable String entry) {
        this.entry = entry;
    }
}
