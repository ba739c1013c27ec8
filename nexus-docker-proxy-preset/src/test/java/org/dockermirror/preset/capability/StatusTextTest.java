package org.dockermirror.preset.capability;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.dockermirror.preset.MirrorForm;
import org.dockermirror.preset.SetUpState;
import org.junit.Test;

public class StatusTextTest {

    private static final String BASE = "https://hub.example.com/nexus";

    @Test
    public void showsEverySentenceAndWhatClientsType() {
        String html = StatusText.of(
                form("!x/*\nhelloz/**\nteam/app:1"), state(true, "done: a <b>", "look again: c"), BASE, "");
        assertThat(html)
                .contains("As wished.", "<li>done: a &lt;b&gt;</li>", "<li>look again: c</li>")
                .contains("docker pull hub.example.com:8083/team/app:1");
    }

    @Test
    public void withoutAnImageOnTheListItIsTheExample() {
        assertThat(StatusText.of(form("helloz/**"), state(false), BASE, ""))
                .contains("Not as wished.", "docker pull hub.example.com:8083/helloz/onenav:0.9.33");
    }

    @Test
    public void withoutAPortTheAddressIsThatOfTheWebServer() {
        assertThat(StatusText.of(new MirrorForm(Map.of("repository", "hub")), state(true), BASE, ""))
                .contains("docker pull &lt;address of the web server in front&gt;/");
        assertThat(StatusText.of(form("nginx"), state(true), "", "")).contains("&lt;address");
    }

    @Test
    public void theFileForNginxIsWrittenForThisServerAndThisList() {
        String site = FormSite.of(form("helloz/**"), URI.create("http://127.0.0.1:8081/nexus"));
        assertThat(site)
                .contains("server 127.0.0.1:8081", "/nexus/repository/hub$request_uri", "server_name hub.example.com;")
                .contains("helloz/", "/etc/nginx/tls/hub.crt");
        assertThat(StatusText.of(form("helloz/**"), state(true), BASE, site))
                .contains(
                        "The file for nginx",
                        "overflow: auto\"># ",
                        "&quot;",
                        "Write your own address in the place of hub.example.com");
        assertThat(FormSite.of(form("Helloz/**"), URI.create("http://127.0.0.1:8081")))
                .isEmpty();
        assertThat(StatusText.of(form("Helloz/**"), state(true), BASE, "")).doesNotContain("nginx");
    }

    @Test
    public void aFileCountsBeforeTheForm() {
        assertThat(StatusText.overridden("/data/etc/docker-mirror.yaml"))
                .contains("Not in use: /data/etc/docker-mirror.yaml");
    }

    private static MirrorForm form(String allow) {
        return new MirrorForm(Map.of("repository", "hub", "port", "8083", "allow", allow));
    }

    private static SetUpState state(boolean asWished, String... lines) {
        return new SetUpState() {
            @Override
            public boolean isAsWished() {
                return asWished;
            }

            @Override
            public String source() {
                return "the capability Docker mirror";
            }

            @Override
            public List<String> lines() {
                return List.of(lines);
            }
        };
    }
}
