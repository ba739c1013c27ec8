package org.dockermirror.preset;

import io.swagger.annotations.ApiModelProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole allow-list, as it is sent. */
public final class AllowListChange {

    private @Nullable List<@Nullable String> entries;

    @ApiModelProperty(value = "All entries; ! begins one that denies", required = true)
    public @Nullable List<@Nullable String> getEntries() {
        return entries;
    }

    public void setEntries(@Nullable List<@Nullable String> entries) {
        this.entries = entries;
    }
}
