package org.dockermirror.setup.nginx;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.PublicAddress;
import org.dockermirror.setup.wish.ServerCertificate;

/** The file for nginx that stands for all mirrors of a file. */
public final class Site {

    /** The grammar of an image's name, as the OCI distribution specification has it. */
    private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";

    private static final String NAME = PART + "(?:/" + PART + ")*";
    private static final String DIGEST = "sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}";
    /** In characters, without the namespace that is put before it. */
    private static final int LONGEST_OFFICIAL = 255 - "library/".length();

    private static final int HTTPS = 443;

    private final SiteSettings settings;
    private int mirrors;

    public Site(SiteSettings settings) {
        this.settings = settings;
    }

    /**
     * The text of the site.
     *
     * @param source what the mirrors were read from
     * @param mirrors each with an address by HTTPS and a certificate
     */
    public String text(String source, List<Mirror> mirrors) {
        StringBuilder text = new StringBuilder(Template.filled("head.conf", Map.of("source", source)));
        mirrors.forEach(mirror -> text.append(of(mirror)));
        return text.toString();
    }

    private String of(Mirror mirror) {
        PublicAddress address = mirror.address().orElseThrow();
        ServerCertificate certificate = address.certificate().orElseThrow();
        Map<String, String> values = new HashMap<>(ofSettings());
        values.put("m", prefix());
        values.put("authority", address.authority());
        values.put("host", address.url().getHost());
        values.put("repository", mirror.repository());
        values.put("repositoryPattern", NginxText.literally(mirror.repository()));
        values.put("token", "/v2/token|" + NginxText.literally("/repository/" + mirror.repository() + "/v2/token"));
        values.put("name", NAME);
        values.put("digest", DIGEST);
        values.put("list", new ListMap(mirror.allow()).lines());
        values.put("markHeader", MapMark.HEADER);
        values.put("mark", MapMark.of(mirror));
        values.put("hint", mirror.denyMessage().isEmpty() ? "" : ". " + NginxText.inJson(mirror.denyMessage()));
        values.put("certificate", certificate.certificate().replace("\\", "/"));
        values.put("key", certificate.key().replace("\\", "/"));
        values.put("listen", listen(address.url()));
        values.put("redirect", redirect(address.url()));
        values.put(
                "official",
                mirror.allow().indexType() == IndexType.HUB
                        ? "    \"~^[^/]{1," + LONGEST_OFFICIAL + "}$\" \"library/$" + values.get("m") + "_name\";\n"
                        : "");
        return Template.filled("mirror.conf", values);
    }

    private Map<String, String> ofSettings() {
        Map<String, String> values = new HashMap<>();
        values.put("nexus", settings.nexus().toString());
        values.put("scheme", settings.nexus().getScheme());
        values.put("server", settings.server());
        values.put("context", settings.context());
        values.put("contextPattern", NginxText.literally(settings.context()));
        values.put("denied", Integer.toString(settings.deniedPerMinute()));
        values.put("deniedBurst", Integer.toString(settings.deniedPerMinute()));
        values.put("tokens", Integer.toString(settings.tokensPerMinute()));
        values.put("tokensBurst", Integer.toString(settings.tokensPerMinute()));
        values.put("readTimeout", Integer.toString(settings.readTimeout()));
        values.put("asked", settings.stapling() ? "    ssl_stapling on;\n    ssl_stapling_verify on;\n" : "");
        values.put(
                "hsts",
                settings.hsts() ? "    add_header Strict-Transport-Security \"max-age=63072000\" always;\n" : "");
        values.put("proxyTls", proxyTls());
        return values;
    }

    private String proxyTls() {
        return settings.nexusCa()
                .map(authorities -> "        proxy_ssl_server_name on;\n        proxy_ssl_name "
                        + settings.nexus().getHost() + ";\n        proxy_ssl_verify on;\n"
                        + "        proxy_ssl_trusted_certificate \"" + authorities + "\";\n")
                .orElse("");
    }

    private String listen(URI url) {
        int port = url.getPort() < 0 ? HTTPS : url.getPort();
        boolean directive = settings.version().hasHttp2Directive();
        String end = directive ? " ssl;\n" : " ssl http2;\n";
        return "    listen " + port + end
                + (settings.ipv6() ? "    listen [::]:" + port + end : "")
                + (directive ? "    http2 on;\n" : "");
    }

    /** People who type the address into a browser come in by port 80. */
    private String redirect(URI url) {
        if (url.getPort() >= 0) {
            return "";
        }
        return "server {\n    listen 80;\n" + (settings.ipv6() ? "    listen [::]:80;\n" : "") + "    server_name "
                + url.getHost() + ";\n    server_tokens off;\n    return 301 " + url + "$request_uri;\n}\n";
    }

    /** What the mirror's variables, zones and locations begin with; nginx keeps names in a table that long ones overflow. */
    private String prefix() {
        mirrors++;
        return "dm" + mirrors;
    }
}
