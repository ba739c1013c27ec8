package org.dockermirror.preset.capability;

import java.util.Map;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import org.dockermirror.preset.Entrance;
import org.dockermirror.preset.MirrorForm;
import org.dockermirror.preset.SetUpState;
import org.sonatype.nexus.capability.CapabilitySupport;
import org.sonatype.nexus.common.app.BaseUrlHolder;

/** One form with its state: what the set-up made of it, and what clients type. */
@Named(MirrorCapabilityDescriptor.TYPE_ID)
public class MirrorCapability extends CapabilitySupport<MirrorForm> {

    private final Provider<SetUpState> state;
    private final MirrorCapabilities capabilities;
    private final Entrance entrance;

    @Inject
    public MirrorCapability(Provider<SetUpState> state, MirrorCapabilities capabilities, Entrance entrance) {
        this.state = state;
        this.capabilities = capabilities;
        this.entrance = entrance;
    }

    @Override
    protected MirrorForm createConfig(Map<String, String> properties) {
        return new MirrorForm(properties);
    }

    @Override
    protected String renderDescription() {
        MirrorForm form = getConfig();
        int size = form.size();
        return form.repository() + ", " + size + (size == 1 ? " entry" : " entries");
    }

    @Override
    protected String renderStatus() {
        SetUpState now = state.get();
        if (!now.source().equals(capabilities.name())) {
            return StatusText.overridden(now.source());
        }
        String baseUrl = BaseUrlHolder.isSet() ? BaseUrlHolder.get() : "";
        return StatusText.of(getConfig(), now, baseUrl, FormSite.of(getConfig(), entrance.of("")));
    }
}
