package org.dockermirror.it.bed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Somebody who logs in with a password, or does not log in, and calls the server. */
public final class Caller {
    public static final Caller ADMIN = new Caller("admin", Rest.PASSWORD);
    public static final Caller ANONYMOUS = new Caller("", "");

    private final Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));

    private Caller(String user, String password) {
        if (!user.isEmpty()) {
            headers.put(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8)));
        }
    }

    /** A new user with this one privilege. */
    public static Caller withOnly(String privilege) {
        String name = "only-" + privilege;
        Rest.send("POST", "security/roles", """
                {"id": "%1$s", "name": "%1$s", "description": "", "privileges": ["%2$s"], "roles": []}
                """.formatted(name, privilege));
        Rest.send("POST", "security/users", """
                {"userId": "%1$s", "firstName": "A", "lastName": "B", "emailAddress": "a@example.com",
                 "password": "secret", "status": "active", "roles": ["%1$s"]}
                """.formatted(name));
        return new Caller(name, "secret");
    }

    /** The same with one more header. */
    public Caller with(String header, String value) {
        Caller other = new Caller("", "");
        other.headers.putAll(headers);
        other.headers.put(header, value);
        return other;
    }

    public Http.Reply get(String path) {
        return call("GET", path, "");
    }

    public Http.Reply call(String method, String path, String json) {
        return Http.send(method, NexusServer.URL + "/service/rest/v1/" + path, headers, json.getBytes(UTF_8));
    }

    /** A path of the server that is not in its REST interface. */
    public Http.Reply getPage(String path) {
        return Http.send("GET", NexusServer.URL + path, headers, new byte[0]);
    }
}
