package org.dockermirror.cli.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.setup.nginx.NginxVersion;
import org.junit.Test;

public class InstalledNginxTest {

    @Test
    public void whatNginxPrintsIsRead() {
        assertThat(InstalledNginx.printed("nginx version: nginx/1.22.1\n")).contains(new NginxVersion(1, 22, 1));
        assertThat(InstalledNginx.printed("nginx version: openresty/1.25.3.1")).contains(new NginxVersion(1, 25, 3));
        assertThat(InstalledNginx.printed("no such thing")).isEmpty();
    }
}
