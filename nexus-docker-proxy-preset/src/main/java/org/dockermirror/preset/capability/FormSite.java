package org.dockermirror.preset.capability;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dockermirror.preset.MirrorForm;
import org.dockermirror.setup.file.InvalidMirrorFileException;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.nginx.NginxVersion;
import org.dockermirror.setup.nginx.Site;
import org.dockermirror.setup.nginx.SiteSettings;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.PublicAddress;
import org.dockermirror.setup.wish.ServerCertificate;

/**
 * The file for an nginx in front of a mirror that was filled in as a form, as the command {@code nginx} writes it. A form
 * does not say what clients type: example address and certificate stand where the operator's own belong.
 */
final class FormSite {

    static final String ADDRESS = "hub.example.com";
    static final String CERTIFICATE = "/etc/nginx/tls/hub.crt";

    private static final PublicAddress PUBLIC = new PublicAddress(
            URI.create("https://" + ADDRESS),
            Optional.of(new ServerCertificate(CERTIFICATE, "/etc/nginx/tls/hub.key")));

    /** Debian's: what it reads, newer versions read too, with a warning for the word {@code http2} behind listen. */
    private static final NginxVersion VERSION = NginxVersion.parse("1.22.1");

    private FormSite() {}

    /**
     * The text; empty if the form has problems.
     *
     * @param nexus where this server answers on its own machine
     */
    static String of(MirrorForm form, URI nexus) {
        try {
            List<Mirror> mirrors = MirrorFile.parse("form", MirrorForm.file(List.of(form))).wish().mirrors().stream()
                    .map(mirror -> mirror.at(PUBLIC))
                    .collect(Collectors.toList());
            return new Site(SiteSettings.standard(nexus, VERSION)).text("the capability Docker mirror", mirrors);
        } catch (InvalidMirrorFileException e) {
            return "";
        }
    }
}
