package org.dockermirror.preset.capability;

import static org.dockermirror.preset.MirrorForm.ALLOW;
import static org.dockermirror.preset.MirrorForm.DENY_MESSAGE;
import static org.dockermirror.preset.MirrorForm.PORT;
import static org.dockermirror.preset.MirrorForm.REPOSITORY;
import static org.dockermirror.preset.MirrorForm.UPSTREAM;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import javax.validation.ConstraintViolation;
import javax.validation.ConstraintViolationException;
import org.dockermirror.preset.MirrorForm;
import org.sonatype.nexus.capability.CapabilityDescriptorSupport;
import org.sonatype.nexus.capability.CapabilityType;
import org.sonatype.nexus.capability.Tag;
import org.sonatype.nexus.capability.Taggable;
import org.sonatype.nexus.common.upgrade.AvailabilityVersion;
import org.sonatype.nexus.formfields.FormField;
import org.sonatype.nexus.formfields.NumberTextFormField;
import org.sonatype.nexus.formfields.StringTextFormField;
import org.sonatype.nexus.formfields.TextAreaFormField;
import org.sonatype.nexus.validation.ConstraintViolationFactory;

/** The form of a mirror. What is wrong in it is said at the field. */
@AvailabilityVersion(from = "1.0")
@Named(MirrorCapabilityDescriptor.TYPE_ID)
@Singleton
public class MirrorCapabilityDescriptor extends CapabilityDescriptorSupport<Map<String, String>> implements Taggable {

    public static final String TYPE_ID = "docker-mirror";

    static final CapabilityType TYPE = CapabilityType.capabilityType(TYPE_ID);

    /** What nobody describes any more has no list, and is denied. */
    private static final String WITHOUT_IT =
            "Repository, routing rule and anonymous rights stay, but the mirror refuses"
                    + " every image until a file or a form describes it again. Without any of them the server goes back to the"
                    + " example: repository docker with helloz/**.";

    private final ConstraintViolationFactory violations;

    @Inject
    public MirrorCapabilityDescriptor(ConstraintViolationFactory violations) {
        this.violations = violations;
    }

    @Override
    public CapabilityType type() {
        return TYPE;
    }

    @Override
    public String name() {
        return "Docker mirror";
    }

    @Override
    @SuppressWarnings("rawtypes") // as the server declares it
    public List<FormField> formFields() {
        return List.of(
                new StringTextFormField(
                                REPOSITORY,
                                "Repository",
                                "Name of the docker (proxy) repository; it is made if it is not there",
                                FormField.MANDATORY)
                        .withInitialValue("docker"),
                new TextAreaFormField(
                        ALLOW,
                        "Allow-list",
                        "One entry a line, such as helloz/**, bitnami/*, nginx or bitnami/redis:7.*; ! in front denies",
                        FormField.OPTIONAL),
                new StringTextFormField(
                        UPSTREAM, "Upstream", "URL of the registry to mirror; empty: Docker Hub", FormField.OPTIONAL),
                new NumberTextFormField(
                        PORT,
                        "HTTP connector",
                        "A port of its own for docker clients; empty: reached by path, with a web server in front",
                        FormField.OPTIONAL),
                new StringTextFormField(
                        DENY_MESSAGE,
                        "Message",
                        "A sentence behind the reason that a refused user reads",
                        FormField.OPTIONAL));
    }

    @Override
    public Set<Tag> getTags() {
        return Collections.singleton(Tag.categoryTag("Repository"));
    }

    @Override
    protected String renderAbout() {
        return "<p>A pull-through mirror of a Docker registry that serves what is on its allow-list, to everyone,"
                + " without a login, and refuses everything else. Saving it makes repository, routing rule, role and realm.</p>"
                + "<p>Entries: <code>helloz/**</code> is everything below <code>helloz/</code>, <code>bitnami/*</code> one level,"
                + " <code>grafana/grafana</code> one image, <code>nginx</code> the official one, <code>bitnami/redis:7.*</code>"
                + " only tags that match. An empty list denies everything.</p>"
                + "<p>A file <code>docker-mirror.yaml</code> in the server's data directory counts instead of this form.</p>";
    }

    @Override
    protected Set<String> uniqueProperties() {
        return Collections.singleton(REPOSITORY);
    }

    /** A form that is stored is loaded whatever is wrong in it: the last good list stays in force, and the state says so. */
    @Override
    protected void validateConfig(Map<String, String> properties, ValidationMode mode) {
        if (mode == ValidationMode.LOAD) {
            return;
        }
        Set<ConstraintViolation<?>> found = new LinkedHashSet<>();
        new MirrorForm(properties)
                .problems()
                .forEach((field, problem) -> found.add(violations.createViolation(field, problem)));
        if (!found.isEmpty()) {
            throw new ConstraintViolationException(found);
        }
    }

    @Override
    public String getDisableWarningMessage() {
        return WITHOUT_IT;
    }

    @Override
    public String getDeleteWarningMessage() {
        return WITHOUT_IT;
    }
}
