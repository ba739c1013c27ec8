package org.dockermirror.format.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/**
 * Tokens for users without a login, which verify themselves: {@code anonymous.<expiry>.<HMAC-SHA256 of both>}. They say
 * "whoever is anonymous here", nothing more, so there is no row in the server's key store and no query for one.
 *
 * <p>The key lives as long as this object: after a restart clients are asked to fetch a new token, as they are after
 * its expiry.
 */
@Named
@Singleton
public class AnonymousTokens {

    /** How long a token is accepted. */
    public static final Duration LIFE = Duration.ofHours(1);

    private static final String PREFIX = "anonymous.";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Clock clock;

    @Inject
    public AnonymousTokens() {
        this(Clock.systemUTC());
    }

    AnonymousTokens(Clock clock) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, ALGORITHM);
        this.clock = clock;
    }

    public String issue() {
        String claim = PREFIX + clock.instant().plus(LIFE).getEpochSecond();
        return claim + "." + seal(claim);
    }

    /** Whether it claims to be one of these: then {@link #verifies} decides, and no key store is asked. */
    public boolean isAnonymous(char[] token) {
        return new String(token).startsWith(PREFIX);
    }

    /** Whether the token was issued here and has not expired. */
    public boolean verifies(char[] token) {
        String text = new String(token);
        int dot = text.lastIndexOf('.');
        if (!text.startsWith(PREFIX) || dot < PREFIX.length()) {
            return false;
        }
        String claim = text.substring(0, dot);
        byte[] expected = seal(claim).getBytes(StandardCharsets.UTF_8);
        byte[] actual = text.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, actual)
                && clock.instant().getEpochSecond() < Long.parseLong(claim.substring(PREFIX.length()));
    }

    private String seal(String claim) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] seal = mac.doFinal(claim.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
