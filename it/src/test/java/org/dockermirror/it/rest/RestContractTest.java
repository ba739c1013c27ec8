package org.dockermirror.it.rest;

import org.dockermirror.it.bed.NexusServer;
import org.junit.BeforeClass;
import org.junit.ClassRule;

/** The server's REST, called by the command. */
public class RestContractTest extends SetUpContract {
    @ClassRule
    public static final NexusServer SERVER = RestSetUpTest.SERVER;

    @BeforeClass
    public static void awaitTheFormat() {
        RestSetUpTest.awaitTheFormat();
    }

    @Override
    NexusServer server() {
        return SERVER;
    }
}
