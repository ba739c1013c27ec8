package org.dockermirror.preset;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.setup.plan.Found;
import org.sonatype.nexus.cleanup.config.CleanupPolicyConstants;
import org.sonatype.nexus.cleanup.content.CleanupPolicyCreatedEvent;
import org.sonatype.nexus.cleanup.content.CleanupPolicyDeletedEvent;
import org.sonatype.nexus.cleanup.content.CleanupPolicyUpdatedEvent;
import org.sonatype.nexus.cleanup.storage.CleanupPolicy;
import org.sonatype.nexus.cleanup.storage.CleanupPolicyStorage;
import org.sonatype.nexus.common.event.EventManager;

/** The server's cleanup policies for Docker. */
@Named
@Singleton
public class CleanupPolicies {

    private static final String MODE = "delete";
    private static final String CRITERION = CleanupPolicyConstants.LAST_DOWNLOADED_KEY;

    private final CleanupPolicyStorage storage;
    private final EventManager events;

    @Inject
    public CleanupPolicies(CleanupPolicyStorage storage, EventManager events) {
        this.storage = storage;
        this.events = events;
    }

    Map<String, Found.CleanupPolicy> found() {
        return storage.getAll().stream()
                .map(policy -> new Found.CleanupPolicy(
                        policy.getName(), policy.getNotes() == null ? "" : policy.getNotes(), days(policy)))
                .collect(Collectors.toMap(Found.CleanupPolicy::name, Function.identity()));
    }

    void create(String name, String notes, int lastDownloadedDays) {
        CleanupPolicy policy = storage.newCleanupPolicy();
        policy.setName(name);
        fill(policy, notes, lastDownloadedDays);
        storage.add(policy);
        // As the web UI's own resource does, so that the audit log knows of it.
        events.post(new CleanupPolicyCreatedEvent(policy));
    }

    void update(String name, String notes, int lastDownloadedDays) {
        CleanupPolicy policy = byName(name);
        fill(policy, notes, lastDownloadedDays);
        storage.update(policy);
        events.post(new CleanupPolicyUpdatedEvent(policy));
    }

    void delete(String name) {
        CleanupPolicy policy = byName(name);
        storage.remove(policy);
        events.post(new CleanupPolicyDeletedEvent(policy));
    }

    private static void fill(CleanupPolicy policy, String notes, int lastDownloadedDays) {
        Map<String, String> criteria = new HashMap<>();
        criteria.put(CRITERION, String.valueOf(TimeUnit.DAYS.toSeconds(lastDownloadedDays)));
        policy.setNotes(notes);
        policy.setFormat(CleanupPolicyConstants.DOCKER_FORMAT);
        policy.setMode(MODE);
        policy.setCriteria(criteria);
    }

    /** The days of a policy of ours: for Docker, with this criterion alone. Stored are seconds. */
    private static OptionalInt days(CleanupPolicy policy) {
        Map<String, String> criteria = policy.getCriteria();
        if (!CleanupPolicyConstants.DOCKER_FORMAT.equals(policy.getFormat())
                || criteria.size() != 1
                || !criteria.containsKey(CRITERION)) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Math.toIntExact(TimeUnit.SECONDS.toDays(Long.parseLong(criteria.get(CRITERION)))));
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private CleanupPolicy byName(String name) {
        CleanupPolicy policy = storage.get(name);
        if (policy == null) {
            throw new IllegalStateException("cleanup policy " + name + " is gone");
        }
        return policy;
    }
}
