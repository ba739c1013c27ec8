package org.dockermirror.preset;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.inject.Named;
import javax.inject.Singleton;

/**
 * The one run that a person may have under way. Who comes second is told so: what the plan showed him is not what he would
 * get.
 */
@Named
@Singleton
public class RunUnderWay {

    private final ReentrantLock lock = new ReentrantLock();
    private volatile String inWords = "";

    /**
     * Begins a run, to be ended by the same thread, which may begin another in its own.
     *
     * @param name what it is, for whoever comes meanwhile
     * @throws CannotChangeListException if another thread has one under way
     */
    void begin(String name) throws CannotChangeListException {
        if (!lock.tryLock()) {
            throw CannotChangeListException.at("another run is under way in this server (" + inWords
                    + "), and nothing of this one was done; look at the plan again when that one is through");
        }
        inWords = name + ", begun at " + LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Ends the run that this thread began last. */
    void end() {
        lock.unlock();
    }
}
