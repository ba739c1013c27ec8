package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.inject.Named;
import org.eclipse.sisu.BeanEntry;
import org.junit.Before;
import org.junit.Test;
import org.mockito.Answers;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;
import org.sonatype.nexus.datastore.api.DataStore;
import org.sonatype.nexus.datastore.api.DataStoreManager;
import org.sonatype.nexus.repository.Recipe;

public class DockerFormatTest {

    private final Bundle bundle = mock(Bundle.class);
    private final Recipe recipe = mock(Recipe.class);
    private final BeanEntry<Named, Recipe> entry = mock();
    private final DataStoreManager dataStores = mock(DataStoreManager.class);
    private final DockerFormat format = new DockerFormat(List.of(entry), dataStores);

    @Before
    public void aFormatWithTablesInAnActiveBundle() throws Exception {
        isNamed("docker-proxy");
        doReturn(new Loader(bundle).recipeClass()).when(entry).getImplementationClass();
        when(entry.getValue()).thenReturn(recipe);
        when(recipe.isFeatureEnabled()).thenReturn(true);
        when(bundle.getState()).thenReturn(Bundle.ACTIVE);
        haveTables("DOCKER_CONTENT_REPOSITORY", "DOCKER_COMPONENT", "DOCKER_ASSET_BLOB", "DOCKER_ASSET");
    }

    @Test
    public void isReadyWithRecipeAndTables() {
        assertThat(format.isReady()).isTrue();
    }

    @Test
    public void isNotReadyWithoutItsTables() throws Exception {
        haveTables("RAW_ASSET");

        assertThat(format.isReady()).isFalse();
    }

    @Test
    public void isNotReadyWhereTheRecipeIsDisabled() {
        when(recipe.isFeatureEnabled()).thenReturn(false);

        assertThat(format.isReady()).isFalse();
    }

    @Test
    public void anotherRecipeIsNone() {
        isNamed("docker-hosted");

        assertThat(format.isReady()).isFalse();
    }

    @Test
    public void theRecipeIsNotTouchedWhileItsBundleStarts() {
        when(bundle.getState()).thenReturn(Bundle.STARTING);

        assertThat(format.isReady()).isFalse();
        verify(entry, never()).getValue();

        when(bundle.getState()).thenReturn(Bundle.ACTIVE);
        assertThat(format.isReady()).isTrue();
    }

    @Test
    public void onlyTheOpenFormatTakesFallbacks() {
        when(bundle.getSymbolicName()).thenReturn("com.sonatype.nexus.plugins.nexus-repository-docker");
        assertThat(format.takesFallbacks()).isFalse();

        when(bundle.getSymbolicName()).thenReturn("org.dockermirror.nexus-open-docker-format");
        assertThat(format.takesFallbacks()).isTrue();

        isNamed("docker-hosted");
        assertThat(format.takesFallbacks()).isFalse();
    }

    private void haveTables(String... names) throws Exception {
        Iterator<String> left = List.of(names).iterator();
        ResultSet tables = mock(ResultSet.class);
        when(tables.next()).thenAnswer(call -> left.hasNext());
        when(tables.getString("TABLE_NAME")).thenAnswer(call -> left.next());
        Connection connection = mock(Connection.class, Answers.RETURNS_DEEP_STUBS);
        when(connection.getMetaData().getTables(any(), any(), any(), any())).thenReturn(tables);
        DataStore<?> store = mock(DataStore.class);
        when(store.openConnection()).thenReturn(connection);
        when(dataStores.get(DataStoreManager.DEFAULT_DATASTORE_NAME)).thenReturn(Optional.of(store));
    }

    private void isNamed(String name) {
        Named key = mock(Named.class);
        when(key.value()).thenReturn(name);
        when(entry.getKey()).thenReturn(key);
    }

    /** Of the kind that the server loads a bundle's classes with. */
    private static final class Loader extends ClassLoader implements BundleReference {
        private final Bundle bundle;

        Loader(Bundle bundle) {
            super(DockerFormatTest.class.getClassLoader());
            this.bundle = bundle;
        }

        @Override
        public Bundle getBundle() {
            return bundle;
        }

        Class<?> recipeClass() {
            return Proxy.newProxyInstance(this, new Class<?>[] {Recipe.class}, (proxy, method, arguments) -> null)
                    .getClass();
        }
    }
}
