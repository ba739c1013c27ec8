package org.dockermirror.it.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Docker;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.Postgresql;
import org.dockermirror.it.bed.RecordingProxy;
import org.dockermirror.it.bed.Repositories;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.Test;

/** A whole mirror, and the tables of the open format, in a PostgreSQL. */
public class PostgresqlTest {
    private static final Postgresql DATABASE = Postgresql.start();
    private static final NexusServer SERVER = NexusServer.fresh("postgresql")
            .property("test.postgresql.url=" + DATABASE.url())
            .with(Kar.POSTGRESQL, Kar.MIRROR, Kar.FORMAT)
            .config("""
                    mirrors:
                      - repository: docker
                        allow: [helloz/**]
                        upstream: %s
                        port: 8082
                    """.formatted(Upstream.PROXY.url()));

    @BeforeClass
    public static void start() {
        SERVER.start();
        Visitor.awaitPull(Entrance.CONNECTOR, Images.ONENAV);
    }

    @Test
    public void everythingIsInItAndTheServerHasMadeNoDatabaseOfItsOwn() {
        assertThat(tables()).contains("repository", "docker_component", "docker_asset", "docker_asset_blob");
        assertThat(DATABASE.rows("select name from docker_component")).contains("helloz/onenav");
        assertThat(SERVER.data().resolve("db/nexus.mv.db")).doesNotExist();
    }

    @Test
    public void dockerPullsFromItAndTheImageIsListedAndFound() {
        OwnImage image = OwnImage.index("helloz/listed:1");
        String registry = Entrance.CONNECTOR.registry();
        Docker.running().pull(registry, image.byTag()).orFail();
        assertThat(Docker.running().digest(registry, image.byTag())).isEqualTo(image.digest());
        image.paths().forEach(path -> Visitor.at(Entrance.CONNECTOR).get(path).expect(200));

        Contents contents = Contents.of("docker");
        assertThat(contents.assets()).contains("/v2/helloz/listed/manifests/1").containsAll(Contents.assetsOf(image));
        assertThat(contents.components()).contains(image.name());
        // The server does both by itself, a moment later.
        Await.until(
                Duration.ofMinutes(1),
                "the image in the browse tree",
                () -> DATABASE.rows("select display_name from docker_browse_node")
                        .contains("listed"));
        Await.until(
                Duration.ofMinutes(1),
                "the image among what a search finds",
                () -> Rest.get("search?repository=docker&name=" + image.name())
                        .at("/items/0/name")
                        .asText()
                        .equals(image.name()));
    }

    @Test
    public void theTaskDeletesWhatNoTagLeadsTo() {
        Repositories.proxy("unused", Upstream.PROXY.url());
        Visitor visitor = Visitor.of("unused");
        OwnImage tagged = OwnImage.index("helloz/tagged:2");
        OwnImage untagged = OwnImage.single("helloz/untagged:2");
        visitor.manifest(tagged.byTag()).expect(200);
        tagged.paths().forEach(path -> visitor.get(path).expect(200));
        untagged.paths().forEach(path -> visitor.get(path).expect(200));

        DeleteUnused.in("unused", "0").run();

        Contents contents = Contents.of("unused");
        assertThat(contents.assets())
                .containsAll(Contents.assetsOf(tagged))
                .doesNotContainAnyElementsOf(Contents.assetsOf(untagged));
        assertThat(contents.components()).contains(tagged.name()).doesNotContain(untagged.name());
        untagged.paths().forEach(path -> visitor.get(path).expect(200));
    }

    @Test
    public void aDeletedRepositoryLeavesNothingInItsTables() {
        Repositories.proxy("deleted", Upstream.PROXY.url());
        OwnImage image = OwnImage.single("helloz/deleted:1");
        Visitor visitor = Visitor.of("deleted");
        visitor.manifest(image.byTag()).expect(200);
        image.paths().forEach(path -> visitor.get(path).expect(200));
        assertThat(components("helloz/deleted")).isNotEmpty();

        Rest.send("DELETE", "repositories/deleted", "");

        Await.until(
                Duration.ofMinutes(1),
                "the end of its components",
                () -> components("helloz/deleted").isEmpty());
        assertThat(DATABASE.rows("select path from docker_asset where path like '/v2/helloz/deleted/%'"))
                .isEmpty();
        assertThat(DATABASE.rows("select repository_id from docker_content_repository"
                        + " where config_repository_id not in (select id from repository)"))
                .isEmpty();
        assertThat(SERVER.data().resolve("blobs/default/content/tmp/docker-spool/deleted"))
                .doesNotExist();
    }

    @Test
    public void whatIsCachedIsServedAfterARestart() {
        OwnImage image = OwnImage.index("helloz/restarted:1");
        Visitor visitor = Visitor.at(Entrance.CONNECTOR);
        visitor.manifest(image.byTag()).expect(200);
        image.paths().forEach(path -> visitor.get(path).expect(200));

        SERVER.restart();

        try (RecordingProxy.State off = Upstream.PROXY.switchedOff()) {
            assertThat(off).isNotNull();
            Visitor.awaitPull(Entrance.CONNECTOR, image.byTag());
            image.paths().forEach(path -> visitor.get(path).expect(200));
        }
    }

    private static List<String> tables() {
        return DATABASE.rows("select table_name from information_schema.tables where table_schema = 'public'");
    }

    private static List<String> components(String name) {
        return DATABASE.rows("select component_id from docker_component where name = '" + name + "'");
    }
}
