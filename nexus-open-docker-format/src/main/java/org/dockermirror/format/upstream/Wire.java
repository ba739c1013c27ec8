package org.dockermirror.format.upstream;

import java.io.IOException;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.HttpUriRequest;

/** Sends one request and follows nothing: in the server its HTTP client, in tests a fake. */
@FunctionalInterface
public interface Wire {

    HttpResponse send(HttpUriRequest request) throws IOException;
}
