package org.dockermirror.it.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** What a repository had outside its tables goes with it; PostgresqlTest looks into the tables. */
public class DeletionTest {
    @ClassRule
    public static final OpenFormat FORMAT = new OpenFormat();

    private static final String CONNECTOR = "http://127.0.0.1:8096/v2/";

    @Test
    public void aDeletedRepositoryLeavesNoFolderPortOrPrivilege() {
        Path spool = OpenFormat.SERVER.data().resolve("blobs/default/content/tmp/docker-spool/gone");
        ObjectNode request = ProxyRequest.plain("gone", Upstream.PROXY.url());
        request.withObject("/docker").put("httpPort", 8096);
        Rest.send("POST", "repositories/docker/proxy", request.toString());
        pull(OwnImage.withLayer("helloz/gone:1", 300_000));
        assertThat(spool).isDirectory();
        assertThat(Http.answers(CONNECTOR)).isTrue();
        assertThat(privileges()).contains("nx-repository-view-docker-gone-read");
        assertThat(health()).contains("gone");

        Rest.send("PUT", "repositories/docker/proxy/gone", request.toString());
        assertThat(spool).as("a repository that was stopped and started").isDirectory();

        Rest.send("DELETE", "repositories/gone", "");

        assertThat(spool).doesNotExist();
        assertThat(Http.answers(CONNECTOR)).isFalse();
        assertThat(privileges()).doesNotContain("-docker-gone-");
        assertThat(health()).doesNotContain("gone");
        assertThat(Http.get("http://127.0.0.1:8081/repository/gone/v2/").status())
                .isEqualTo(404);
        // The name is free again, and what is made under it is a repository of its own.
        Rest.send("POST", "repositories/docker/proxy", request.toString());
        assertThat(Rest.get("components?repository=gone").path("items")).isEmpty();
        pull(OwnImage.withLayer("helloz/gone:2", 300_000));
        Rest.send("DELETE", "repositories/gone", "");
        assertThat(spool).doesNotExist();
    }

    private static void pull(OwnImage image) {
        Visitor visitor = Visitor.of("gone");
        visitor.manifest(image.byTag()).expect(200);
        visitor.get(image.layerPath()).expect(200);
    }

    private static String privileges() {
        return Rest.get("security/privileges").toString();
    }

    private static String health() {
        return Rest.get("status/check").path("Open Docker format").toString();
    }
}
