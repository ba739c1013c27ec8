package org.dockermirror.routing.observed;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.audit.AuditData;
import org.sonatype.nexus.audit.AuditRecorder;

/**
 * Denials in the server's audit log, when auditing is on: at most {@value #MOST} a minute for all mirrors together, then
 * one record that says how many more there were.
 */
@Named
@Singleton
public class AuditTrail {

    static final int MOST = 60;
    private static final String DOMAIN = "docker-mirror";

    private final Provider<AuditRecorder> recorder;
    private final AtomicLong thisMinute = new AtomicLong();

    @Inject
    public AuditTrail(Provider<AuditRecorder> recorder) {
        this.recorder = recorder;
    }

    void add(String repository, Denial denial) {
        AuditRecorder audit = recorder.get();
        if (!audit.isEnabled() || thisMinute.incrementAndGet() > MOST) {
            return;
        }
        AuditData data = data("denied", repository);
        Map<String, Object> attributes = data.getAttributes();
        putIfThere(attributes, "image", denial.image());
        putIfThere(attributes, "tag", denial.tag());
        putIfThere(attributes, "digest", denial.digest());
        attributes.put("reason", denial.reason());
        attributes.put("client", denial.client());
        // The server's own form; nobody has been asked for a login yet.
        data.setInitiator("*UNKNOWN/" + denial.client());
        audit.record(data);
    }

    /** Says how many denials of the past minute have no record of their own, if any, and begins the next minute. */
    void endMinute() {
        long more = thisMinute.getAndSet(0) - MOST;
        AuditRecorder audit = recorder.get();
        if (more > 0 && audit.isEnabled()) {
            AuditData data = data("denied-summary", "system");
            data.getAttributes().put("notRecorded", String.valueOf(more));
            data.setInitiator("*UNKNOWN");
            audit.record(data);
        }
    }

    private static AuditData data(String type, String context) {
        AuditData data = new AuditData();
        data.setDomain(DOMAIN);
        data.setType(type);
        data.setContext(context);
        return data;
    }

    private static void putIfThere(Map<String, Object> attributes, String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }
}
