package org.dockermirror.format.upstream;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

public class HostGuardTest {

    private static final Map<String, String> NAMES = Map.of(
            "registry-1.example.com", "93.184.216.34",
            "auth.example.com", "93.184.216.35",
            "sneaky.example.com", "10.0.0.7",
            "cdn.example.net", "93.184.216.36",
            "evil.example.org", "93.184.216.37",
            "registry.internal", "10.0.0.1");

    private final HostGuard guard = guard("https://registry-1.example.com/");

    @Test
    public void tokensComeFromTheRegistrysDomain() {
        for (String realm : List.of("https://auth.example.com/token", "https://registry-1.example.com/token")) {
            assertThatCode(() -> guard.checkRealm(URI.create(realm))).as(realm).doesNotThrowAnyException();
        }
    }

    @Test
    public void tokensOfAnotherDomainAreRefusedWithTheWayToAllowThem() {
        for (String realm :
                List.of("https://evil.example.org/token", "https://example.com.evil.org/t", "http://127.0.0.1/t")) {
            assertThatThrownBy(() -> guard.checkRealm(URI.create(realm)))
                    .as(realm)
                    .hasMessageContaining(URI.create(realm).getHost())
                    .hasMessageContaining("docker-mirror.token-hosts");
        }
    }

    @Test
    public void twoCustomersOfOneHosterAreTwoDomains() {
        assertThatThrownBy(() -> guard("https://a.github.io/").checkRealm(URI.create("https://b.github.io/token")))
                .hasMessageContaining("b.github.io");
    }

    @Test
    public void aHostThatTheOperatorNamedMayGiveTokens() {
        assertThatCode(() -> guard.checkRealm(URI.create("https://CDN.example.net/token")))
                .doesNotThrowAnyException();
    }

    @Test
    public void anAddressIsItsOwnDomainWithAnyPort() {
        HostGuard local = guard("http://127.0.0.1:5000/");
        assertThatCode(() -> local.checkRealm(URI.create("http://127.0.0.1:5004/token")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> local.checkRealm(URI.create("http://127.0.0.2:5004/token")))
                .hasMessageContaining("127.0.0.2");
    }

    @Test
    public void aPublicRegistryDoesNotLeadToAPrivateAddress() {
        for (String target : List.of(
                "http://127.0.0.1/x",
                "http://169.254.169.254/latest/meta-data",
                "http://10.1.2.3/x",
                "http://192.168.0.1/x",
                "http://100.64.0.1/x",
                "http://[::1]/x",
                "http://[fd00::1]/x",
                "https://sneaky.example.com/x")) {
            assertThatThrownBy(() -> guard.check(URI.create(target)))
                    .as(target)
                    .hasMessageContaining("private network");
        }
        assertThatThrownBy(() -> guard.checkRealm(URI.create("https://sneaky.example.com/token")))
                .hasMessageContaining("private network");
    }

    @Test
    public void blobsMayBeAnywhereInPublicAndAPrivateRegistryMayLeadAnywhere() {
        assertThatCode(() -> guard.check(URI.create("https://cdn.example.net/blob?sig=1")))
                .doesNotThrowAnyException();
        assertThatCode(() -> guard.check(URI.create("https://nobody-knows.example/blob")))
                .doesNotThrowAnyException();
        assertThatCode(() -> guard("http://registry.internal/").check(URI.create("http://10.0.0.9/blob")))
                .doesNotThrowAnyException();
    }

    private static HostGuard guard(String registry) {
        return new HostGuard(URI.create(registry), Set.of("cdn.example.net"), HostGuardTest::resolve);
    }

    private static InetAddress[] resolve(String host) throws UnknownHostException {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        String address = InetAddresses.isInetAddress(bare) ? bare : NAMES.get(host);
        if (address == null) {
            throw new UnknownHostException(host);
        }
        return new InetAddress[] {InetAddresses.forString(address)};
    }
}
