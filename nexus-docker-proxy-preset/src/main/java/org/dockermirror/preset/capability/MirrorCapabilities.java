package org.dockermirror.preset.capability;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import org.dockermirror.preset.MirrorForm;
import org.dockermirror.preset.StoredWish;
import org.sonatype.nexus.capability.CapabilityReference;
import org.sonatype.nexus.capability.CapabilityReferenceFilterBuilder;
import org.sonatype.nexus.capability.CapabilityRegistry;

/** The capabilities <em>Docker mirror</em> that are enabled; the mirrors they wish, one each. */
@Named
@Singleton
public class MirrorCapabilities implements StoredWish {

    /** Asked for when it is needed: the registry loads the capabilities, and with them the beans around them. */
    private final Provider<CapabilityRegistry> registry;

    @Inject
    public MirrorCapabilities(Provider<CapabilityRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public String name() {
        return "the capability Docker mirror";
    }

    @Override
    public Optional<String> text() {
        List<MirrorForm> forms =
                enabled().stream().map(MirrorCapabilities::form).collect(Collectors.toList());
        return forms.isEmpty() ? Optional.empty() : Optional.of(MirrorForm.file(forms));
    }

    @Override
    public String allowList(String repository) {
        return of(repository)
                .map(capability -> form(capability).value(MirrorForm.ALLOW))
                .orElse("");
    }

    @Override
    public void put(MirrorForm mirror) {
        Optional<CapabilityReference> there = of(mirror.repository());
        if (there.isEmpty()) {
            registry.get().add(MirrorCapabilityDescriptor.TYPE, true, "", mirror.properties());
        } else if (!form(there.get()).properties().equals(mirror.properties())) {
            registry.get()
                    .update(
                            there.get().context().id(),
                            true,
                            there.get().context().notes(),
                            mirror.properties());
        }
    }

    @Override
    public void change(String repository, String allowList) {
        of(repository)
                .ifPresent(capability -> registry.get()
                        .update(
                                capability.context().id(),
                                true,
                                capability.context().notes(),
                                form(capability).withAllow(allowList)));
    }

    @Override
    public void remove(String repository) {
        of(repository)
                .ifPresent(
                        capability -> registry.get().remove(capability.context().id()));
    }

    private Optional<CapabilityReference> of(String repository) {
        return enabled().stream()
                .filter(capability -> form(capability).repository().equals(repository))
                .findFirst();
    }

    private List<CapabilityReference> enabled() {
        Collection<? extends CapabilityReference> all = registry.get()
                .get(CapabilityReferenceFilterBuilder.capabilities()
                        .withType(MirrorCapabilityDescriptor.TYPE)
                        .enabled());
        List<CapabilityReference> ordered = new ArrayList<>(all);
        ordered.sort(
                Comparator.comparing(capability -> capability.context().id().toString()));
        return ordered;
    }

    private static MirrorForm form(CapabilityReference capability) {
        return new MirrorForm(capability.context().properties());
    }
}
