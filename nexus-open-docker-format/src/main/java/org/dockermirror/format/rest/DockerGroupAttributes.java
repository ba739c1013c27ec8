package org.dockermirror.format.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.annotations.ApiModelProperty;
import java.util.Collection;
import javax.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.rest.api.model.GroupAttributes;

/** The {@code group} part of a repository in REST; fields of other releases are ignored. */
@JsonIgnoreProperties(ignoreUnknown = true)
public class DockerGroupAttributes extends GroupAttributes {

    @ApiModelProperty("Not supported here: the group is for pulls")
    @Size(max = 0, message = "This group takes no pushes; leave the writable member empty")
    private final @Nullable String writableMember;

    @JsonCreator
    public DockerGroupAttributes(
            @JsonProperty("memberNames") Collection<String> memberNames,
            @JsonProperty("writableMember") @Nullable String writableMember) {
        super(memberNames);
        this.writableMember = writableMember;
    }

    public @Nullable String getWritableMember() {
        return writableMember;
    }
}
