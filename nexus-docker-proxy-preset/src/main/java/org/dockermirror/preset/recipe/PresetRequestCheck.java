package org.dockermirror.preset.recipe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import javax.validation.ConstraintViolation;
import javax.validation.Validator;
import org.dockermirror.preset.DockerFormat;
import org.dockermirror.preset.MirrorForm;
import org.sonatype.nexus.blobstore.api.BlobStoreManager;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.manager.ConfigurationValidator;
import org.sonatype.nexus.repository.manager.RepositoryManager;
import org.sonatype.nexus.repository.rest.api.model.StorageAttributes;

/** Finds what is wrong in a request before anything is written: by the mirror's own rules and by the server's. */
@Named
@Singleton
public class PresetRequestCheck {

    private static final String NAME = "name";
    private static final String REMOTE_URL = "proxy.remoteUrl";

    private final PresetRequestConverter converter;
    private final Validator constraints;
    private final List<ConfigurationValidator> validators;
    private final RepositoryManager repositories;
    private final BlobStoreManager blobStores;
    private final DockerFormat docker;

    @Inject
    public PresetRequestCheck(
            PresetRequestConverter converter,
            Validator constraints,
            List<ConfigurationValidator> validators,
            RepositoryManager repositories,
            BlobStoreManager blobStores,
            DockerFormat docker) {
        this.converter = converter;
        this.constraints = constraints;
        this.validators = validators;
        this.repositories = repositories;
        this.blobStores = blobStores;
        this.docker = docker;
    }

    /** The mirror that was sent: its list is empty. */
    static MirrorForm form(PresetRequest request) {
        return new MirrorForm(
                Map.of(MirrorForm.REPOSITORY, request.repository(), MirrorForm.UPSTREAM, request.remoteUrl()));
    }

    FieldProblems problems(PresetRequest request) {
        FieldProblems problems = new FieldProblems();
        mirror(request, problems);
        if (!Boolean.TRUE.equals(request.getOnline())) {
            problems.add("online", "A mirror is created online; create it so, and set it offline afterwards");
        }
        String rule = request.getRoutingRule();
        if (rule != null && !rule.isBlank()) {
            problems.add(
                    "routingRule",
                    "A mirror gets a routing rule of its own, made from its allow-list; leave Routing Rule at None");
        }
        StorageAttributes storage = request.getStorage();
        String blobStore = storage == null ? null : storage.getBlobStoreName();
        if (blobStore != null && !blobStores.exists(blobStore)) {
            problems.add("storage.blobStoreName", "There is no blob store \"" + blobStore + "\"");
        }
        for (ConstraintViolation<PresetRequest> violation : constraints.validate(request)) {
            // What was left out is as every mirror has it.
            if (violation.getInvalidValue() != null) {
                problems.add(violation.getPropertyPath().toString(), violation.getMessage());
            }
        }
        if (problems.isEmpty()) {
            server(request, problems);
        }
        return problems;
    }

    /** The settings that were chosen beside name and address, in the keys of the recipe {@code docker-proxy}. */
    Map<String, Map<String, Object>> settings(PresetRequest request) {
        Map<String, Map<String, Object>> settings = new HashMap<>();
        attributes(converter.convert(request))
                .forEach((section, values) -> settings.put(section, new HashMap<>(values)));
        settings.getOrDefault("proxy", new HashMap<>()).remove("remoteUrl");
        return settings;
    }

    private static Map<String, Map<String, Object>> attributes(Configuration configuration) {
        return Objects.requireNonNullElse(configuration.getAttributes(), Map.of());
    }

    private void mirror(PresetRequest request, FieldProblems problems) {
        if (!docker.isReady()) {
            problems.add(
                    NAME,
                    "This server has no Docker format, so it cannot have a mirror; drop open-docker-format-<version>.kar"
                            + " into its deploy folder");
        }
        if (request.remoteUrl().isBlank()) {
            problems.add(REMOTE_URL, "Say which registry is mirrored, for Docker Hub \"https://registry-1.docker.io\"");
        }
        Map<String, String> wrong = form(request).problems();
        if (wrong.containsKey(MirrorForm.REPOSITORY)) {
            problems.add(NAME, wrong.get(MirrorForm.REPOSITORY));
        } else if (repositories.exists(request.repository())) {
            problems.add(NAME, "There is a repository \"" + request.repository() + "\" already; choose another name");
        }
        if (wrong.containsKey(MirrorForm.UPSTREAM)) {
            problems.add(REMOTE_URL, wrong.get(MirrorForm.UPSTREAM));
        }
    }

    /** What the server would refuse when the repository is made, and then only after the mirror was written down. */
    private void server(PresetRequest request, FieldProblems problems) {
        Configuration wanted;
        try {
            wanted = converter.convert(request);
        } catch (IllegalArgumentException e) {
            problems.add("httpClient.connection.useTrustStore", String.valueOf(e.getMessage()));
            return;
        }
        for (ConfigurationValidator validator : validators) {
            ConstraintViolation<?> violation = validator.validate(wanted);
            if (violation != null) {
                problems.add(violation.getPropertyPath().toString(), violation.getMessage());
            }
        }
    }
}
