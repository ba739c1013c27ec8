package org.dockermirror.gate;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.inject.Named;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;

public class GateTest {

    private static final String LOCATION = "mvn:org.dockermirror/nexus-open-docker-format-gate/0.1.0";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final BundleContext context = mock(BundleContext.class);
    private final Bundle self = bundle("org.dockermirror.nexus-open-docker-format-gate", "0.1.0");
    private final Bundle format = bundle(Gate.OPEN_FORMAT, "0.1.0");

    @Before
    public void installSelf() throws BundleException {
        when(self.getLocation()).thenReturn(LOCATION);
        when(context.getBundle()).thenReturn(self);
        when(context.installBundle(anyString())).thenReturn(format);
    }

    @Test
    public void theFormatIsInstalledFromBesideAndStarted() throws BundleException {
        Bundle other = bundle("other", "1");
        when(context.getBundles()).thenReturn(new Bundle[] {self, other});
        new Gate(context).decide();
        verify(context).installBundle("mvn:org.dockermirror/nexus-open-docker-format/0.1.0");
        verify(format).start(Bundle.START_TRANSIENT);
    }

    @Test
    public void aBundleWithADockerRecipeKeepsItOut() throws Exception {
        Bundle other = withBean(StandInRecipe.class);
        when(context.getBundles()).thenReturn(new Bundle[] {self, other});
        new Gate(context).decide();
        verify(context, never()).installBundle(any());
    }

    @Test
    public void aBundleWithRecipesOfOtherFormatsDoesNot() throws Exception {
        Bundle other = withBean(OtherRecipe.class);
        when(context.getBundles()).thenReturn(new Bundle[] {self, other});
        new Gate(context).decide();
        verify(format).start(anyInt());
    }

    @Test
    public void aBundleThatCannotBeReadDoesNotStopTheServer() throws Exception {
        Bundle other = bundle("broken", "1");
        when(other.getEntry(any())).thenThrow(new IllegalStateException("uninstalled"));
        when(context.getBundles()).thenReturn(new Bundle[] {self, other});
        new Gate(context).decide();
        verify(format).start(anyInt());
    }

    @Test
    public void ofTwoVersionsTheNewerOneActs() throws BundleException {
        Bundle newer = bundle("org.dockermirror.nexus-open-docker-format-gate", "0.2.0");
        when(context.getBundles()).thenReturn(new Bundle[] {self, newer});
        new Gate(context).decide();
        verify(context, never()).installBundle(any());
    }

    @Test
    public void whatWasInstalledGoesWithTheGate() throws BundleException {
        when(context.getBundles()).thenReturn(new Bundle[] {self});
        Gate gate = new Gate(context);
        gate.close();
        verify(format, never()).uninstall();
        gate.decide();
        gate.close();
        verify(format).uninstall();
    }

    private Bundle withBean(Class<?> bean) throws IOException {
        Path index = folder.newFile().toPath();
        Files.writeString(index, bean.getName() + "\n", StandardCharsets.UTF_8);
        String resource = bean.getName().replace('.', '/') + ".class";
        URL classFile = Objects.requireNonNull(getClass().getResource("/" + resource));
        Bundle bundle = bundle("other.format", "1");
        when(bundle.getEntry("META-INF/sisu/javax.inject.Named"))
                .thenReturn(index.toUri().toURL());
        when(bundle.getEntry(resource)).thenReturn(classFile);
        return bundle;
    }

    private static Bundle bundle(String name, String version) {
        Bundle bundle = mock(Bundle.class);
        when(bundle.getSymbolicName()).thenReturn(name);
        when(bundle.getVersion()).thenReturn(Version.parseVersion(version));
        return bundle;
    }

    @Named("docker-proxy")
    static class StandInRecipe {}

    @Named("raw-proxy")
    static class OtherRecipe {}
}
