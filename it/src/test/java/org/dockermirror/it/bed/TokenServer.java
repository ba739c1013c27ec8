package org.dockermirror.it.bed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * A token server that behaves as Docker Hub's: anonymous pull tokens for whatever repository is asked for, but only its
 * own account may pull what is private.
 */
public final class TokenServer {
    public static final String ACCOUNT = "hubuser";
    public static final String PASSWORD = "hub-password-47";

    static final String SERVICE = "registry.docker.io";
    static final String ISSUER = "it-issuer";
    private static final int SECONDS = 300;

    private static volatile long validIn = -10;

    private final PrivateKey key;
    private final String certificate;

    private TokenServer(PrivateKey key, String certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    static void start(int port) {
        try {
            TokenServer tokens = new TokenServer(
                    Certificates.key("token.key"),
                    Base64.getEncoder()
                            .encodeToString(
                                    Certificates.certificate("token.crt").getEncoded()));
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setExecutor(Executors.newCachedThreadPool(Daemons.FACTORY));
            server.createContext("/token", tokens::answer);
            server.start();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives tokens that are valid only in ten minutes, as a clock that is fast does, until the state is closed. */
    public static RecordingProxy.State fast() {
        validIn = 600;
        return () -> validIn = -10;
    }

    /** GET with a query, or POST with an OAuth2 form: the same parameters, the same answer. */
    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestMethod().equals("POST")
                ? new String(exchange.getRequestBody().readAllBytes(), UTF_8)
                : exchange.getRequestURI().getRawQuery();
        if (exchange.getRequestHeaders().containsKey("Authorization") && !isAccount(exchange)) {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        String token = token(values(query, "scope"), isAccount(exchange));
        Instant now = Instant.now();
        byte[] body = Http.JSON
                .createObjectNode()
                .put("token", token)
                .put("access_token", token)
                .put("expires_in", SECONDS)
                .put("issued_at", now.toString())
                .toString()
                .getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private static List<String> values(String query, String name) {
        List<String> values = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                values.addAll(List.of(URLDecoder.decode(pair.substring(name.length() + 1), UTF_8)
                        .split(" ", -1)));
            }
        }
        return values;
    }

    private static boolean isAccount(HttpExchange exchange) {
        String login = Base64.getEncoder().encodeToString((ACCOUNT + ":" + PASSWORD).getBytes(UTF_8));
        return ("Basic " + login).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private String token(List<String> scopes, boolean isAccount) {
        ObjectNode header = Http.JSON.createObjectNode().put("typ", "JWT").put("alg", "RS256");
        header.putArray("x5c").add(certificate);
        long now = Instant.now().getEpochSecond();
        ObjectNode claims = Http.JSON
                .createObjectNode()
                .put("iss", ISSUER)
                .put("sub", "")
                .put("aud", SERVICE)
                .put("exp", now + validIn + SECONDS)
                .put("nbf", now + validIn)
                .put("iat", now)
                .put("jti", UUID.randomUUID().toString());
        ArrayNode access = claims.putArray("access");
        for (String scope : scopes) {
            String[] parts = scope.split(":", 3);
            ObjectNode entry = access.addObject().put("type", parts[0]).put("name", parts[1]);
            ArrayNode actions = entry.putArray("actions");
            if (isAccount || !parts[1].startsWith(ACCOUNT + "/")) {
                // Users of Docker Hub pull and nothing else here, whatever they ask for.
                actions.add("pull");
            }
        }
        String signed = encode(header.toString().getBytes(UTF_8)) + "."
                + encode(claims.toString().getBytes(UTF_8));
        return signed + "." + encode(sign(signed));
    }

    private byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
