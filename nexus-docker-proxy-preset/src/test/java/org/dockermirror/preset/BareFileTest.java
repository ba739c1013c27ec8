package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.setup.file.BuiltIn;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;
import org.junit.Test;

public class BareFileTest {

    @Test
    public void itSaysWhatTheServerWasSetUpWithAndNoMore() throws Exception {
        Wish written = MirrorFile.parse("file", BareFile.text()).wish();

        assertThat(written.anonymousPull()).isEqualTo(BuiltIn.article().anonymousPull());
        assertThat(written.mirrors()).hasSize(1);
        Mirror mirror = written.mirrors().get(0);
        Mirror article = BuiltIn.article().mirrors().get(0);
        assertThat(mirror.repository()).isEqualTo(article.repository());
        assertThat(mirror.written()).isEqualTo(article.written());
        assertThat(mirror.routingRule()).isEqualTo(article.routingRule());
        assertThat(mirror.upstream()).isEqualTo(article.upstream());
        assertThat(mirror.port()).isEqualTo(article.port());
    }
}
