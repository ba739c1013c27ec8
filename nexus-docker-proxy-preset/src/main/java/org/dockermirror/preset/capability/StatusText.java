package org.dockermirror.preset.capability;

import com.google.common.html.HtmlEscapers;
import java.net.URI;
import java.util.List;
import org.dockermirror.preset.MirrorForm;
import org.dockermirror.preset.SetUpState;

/** The state of a mirror for the web UI, in HTML. */
final class StatusText {

    private static final String EXAMPLE = "helloz/onenav:0.9.33";

    private StatusText() {}

    /** Another place says what is wished. */
    static String overridden(String source) {
        return "<p>Not in use: " + escaped(source) + " says what is mirrored, and counts before this form.</p>";
    }

    /**
     * @param baseUrl of the server, as browsers reach it; empty if nobody knows
     * @param site the file for nginx; empty if there is none
     */
    static String of(MirrorForm form, SetUpState state, String baseUrl, String site) {
        StringBuilder html = new StringBuilder("<p><b>")
                .append(state.isAsWished() ? "As wished." : "Not as wished.")
                .append("</b></p><ul>");
        for (String line : state.lines()) {
            html.append("<li>").append(escaped(line)).append("</li>");
        }
        return html.append("</ul><p>Clients type</p><pre>docker pull ")
                .append(escaped(address(form, baseUrl) + "/" + example(form)))
                .append("</pre>")
                .append(scrolling(site))
                .toString();
    }

    /** In a box of a fixed height: the server's form does not grow with what is unfolded in it. */
    private static String scrolling(String site) {
        return site.isEmpty()
                ? ""
                : "<p>The file for nginx in front, with TLS and this list. Write your own address in the place of "
                        + FormSite.ADDRESS + ", and your certificate and key in the place of " + FormSite.CERTIFICATE
                        + " and its key. A new list needs a new file; <code>nexus-mirror nginx</code> writes it for other"
                        + " versions of nginx and with other limits.</p><pre style=\"max-height: 24em; overflow: auto\">"
                        + escaped(site) + "</pre>";
    }

    /** The first entry that names an image, or one that may not be on the list at all. */
    private static String example(MirrorForm form) {
        List<String> named = form.namedImages();
        return named.isEmpty() ? EXAMPLE : named.get(0);
    }

    private static String address(MirrorForm form, String baseUrl) {
        String host =
                baseUrl.isEmpty() ? "" : String.valueOf(URI.create(baseUrl).getHost());
        String port = form.value(MirrorForm.PORT).trim();
        if (port.isEmpty() || host.isEmpty()) {
            return "<address of the web server in front>";
        }
        return host + ":" + port;
    }

    private static String escaped(String text) {
        return HtmlEscapers.htmlEscaper().escape(text);
    }
}
