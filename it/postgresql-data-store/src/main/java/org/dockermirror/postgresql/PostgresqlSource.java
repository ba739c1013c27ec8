package org.dockermirror.postgresql;

import java.util.List;
import java.util.Map;
import javax.annotation.Priority;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.datastore.DataStoreConfigurationSource;
import org.sonatype.nexus.datastore.api.DataStoreConfiguration;
import org.sonatype.nexus.datastore.api.DataStoreManager;

/** Names the PostgreSQL of the setting {@code test.postgresql.url}, before the server's own source is asked. */
@Named(PostgresqlSource.NAME)
@Singleton
@Priority(Integer.MAX_VALUE)
public class PostgresqlSource implements DataStoreConfigurationSource {

    static final String NAME = "test-postgresql";

    private final String url;

    @Inject
    public PostgresqlSource(@Named("${test.postgresql.url}") String url) {
        this.url = url;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Iterable<String> browseStoreNames() {
        return List.of(DataStoreManager.DEFAULT_DATASTORE_NAME);
    }

    @Override
    public DataStoreConfiguration load(String storeName) {
        DataStoreConfiguration configuration = new DataStoreConfiguration();
        configuration.setName(storeName);
        configuration.setType("jdbc");
        configuration.setSource(NAME);
        // Hikari's pool of 100 connections is all that a PostgreSQL takes by default.
        configuration.setAttributes(Map.of("jdbcUrl", url, "maximumPoolSize", "20"));
        return configuration;
    }
}
