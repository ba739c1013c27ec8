package org.dockermirror.preset;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.setup.plan.Plan;
import org.eclipse.sisu.BeanEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.sonatype.nexus.datastore.api.DataStore;
import org.sonatype.nexus.datastore.api.DataStoreManager;
import org.sonatype.nexus.repository.Recipe;

/**
 * The server's Docker format, Sonatype's or the open one. A format that arrives in a running server shows its recipe some
 * seconds before its tables exist, and a repository made in between would stay broken.
 */
@Named
@Singleton
public class DockerFormat {

    /** The tables of any format's content (FormatStoreModule, ContentStoreModule). */
    private static final List<String> TABLES =
            Arrays.asList("docker_content_repository", "docker_component", "docker_asset_blob", "docker_asset");

    private static final String OPEN_FORMAT = "org.dockermirror.nexus-open-docker-format";

    private final Iterable<BeanEntry<Named, Recipe>> recipes;
    private final DataStoreManager dataStores;
    private boolean hasTables;

    @Inject
    public DockerFormat(Iterable<BeanEntry<Named, Recipe>> recipes, DataStoreManager dataStores) {
        this.recipes = recipes;
        this.dataStores = dataStores;
    }

    /** Whether a Docker proxy repository can be made now. */
    public synchronized boolean isReady() {
        BeanEntry<Named, Recipe> entry = entry();
        Recipe recipe = entry == null ? null : entry.getValue();
        // Asked every few seconds: the database need not be, once the tables were there for this recipe.
        hasTables = recipe != null && recipe.isFeatureEnabled() && (hasTables || findTables());
        return hasTables;
    }

    /** Whether it is the open one, which asks further registries where the upstream cannot serve. */
    public boolean takesFallbacks() {
        BeanEntry<Named, Recipe> entry = entry();
        Bundle bundle = entry == null ? null : FrameworkUtil.getBundle(entry.getImplementationClass());
        return bundle != null && OPEN_FORMAT.equals(bundle.getSymbolicName());
    }

    /**
     * Not before its bundle is active: until then the thread that starts it makes the bundle's beans, and asked for by two
     * threads at once Guice leaves out some of them, such as the privileges of the format.
     */
    private @Nullable BeanEntry<Named, Recipe> entry() {
        for (BeanEntry<Named, Recipe> entry : recipes) {
            if (entry.getKey().value().equals(Plan.RECIPE) && isActive(entry.getImplementationClass())) {
                return entry;
            }
        }
        return null;
    }

    /** What comes from no bundle at all has no start to wait for. */
    private static boolean isActive(Class<?> bean) {
        Bundle bundle = FrameworkUtil.getBundle(bean);
        return bundle == null || bundle.getState() == Bundle.ACTIVE;
    }

    private boolean findTables() {
        Optional<DataStore<?>> store = dataStores.get(DataStoreManager.DEFAULT_DATASTORE_NAME);
        if (!store.isPresent()) {
            return false;
        }
        try (Connection connection = store.get().openConnection();
                ResultSet tables =
                        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            Set<String> names = new HashSet<>();
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
            return names.containsAll(TABLES);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the server's database cannot be asked for its tables: " + e.getMessage(), e);
        }
    }
}
