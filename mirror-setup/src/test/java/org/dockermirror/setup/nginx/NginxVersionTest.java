package org.dockermirror.setup.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.Test;

public class NginxVersionTest {

    @Test
    public void aVersionIsReadAndWritten() {
        assertThat(NginxVersion.parse("1.22.1")).hasToString("1.22.1");
        assertThat(NginxVersion.parse("1.27")).hasToString("1.27.0");
    }

    @Test
    public void whatIsNoVersionIsShown() {
        for (String bad : new String[] {"", "1", "1.2.3.4", "v1.22.1", "latest", "1.22.1 ", "99999.1.1"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NginxVersion.parse(bad))
                    .withMessageContaining("\"" + bad + "\"")
                    .withMessageContaining("1.26.2");
        }
    }

    @Test
    public void http2HasADirectiveFrom1251() {
        assertThat(NginxVersion.parse("1.25.0").hasHttp2Directive()).isFalse();
        assertThat(NginxVersion.parse("1.25.1").hasHttp2Directive()).isTrue();
        assertThat(NginxVersion.parse("1.26.0").hasHttp2Directive()).isTrue();
        assertThat(NginxVersion.parse("2.0.0").hasHttp2Directive()).isTrue();
        assertThat(NginxVersion.parse("1.9.15").hasHttp2Directive()).isFalse();
    }
}
