package org.dockermirror.format;

import static org.sonatype.nexus.cleanup.config.CleanupPolicyConstants.IS_PRERELEASE_KEY;
import static org.sonatype.nexus.cleanup.config.CleanupPolicyConstants.LAST_BLOB_UPDATED_KEY;
import static org.sonatype.nexus.cleanup.config.CleanupPolicyConstants.LAST_DOWNLOADED_KEY;
import static org.sonatype.nexus.cleanup.config.CleanupPolicyConstants.REGEX_KEY;

import java.util.Map;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.config.DockerFormat;
import org.sonatype.nexus.cleanup.config.CleanupPolicyConfiguration;

/** What a cleanup policy for this format can ask for: age, last download, path; images have no pre-releases. */
@Named(DockerFormat.NAME)
@Singleton
public class DockerCleanupCriteria implements CleanupPolicyConfiguration {

    @Override
    public Map<String, Boolean> getConfiguration() {
        return Map.of(
                LAST_BLOB_UPDATED_KEY, true,
                LAST_DOWNLOADED_KEY, true,
                IS_PRERELEASE_KEY, false,
                REGEX_KEY, true);
    }
}
