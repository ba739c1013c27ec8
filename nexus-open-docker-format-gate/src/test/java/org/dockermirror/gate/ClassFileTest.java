package org.dockermirror.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.inject.Named;
import org.junit.Test;

public class ClassFileTest {

    private static final String NAME = "docker-proxy";

    @Test
    public void theNameIsThatOfTheAnnotationOnTheClass() throws IOException {
        ClassFile file = read(NamedRecipe.class);
        assertThat(file.beanName()).isEqualTo("docker-proxy");
        assertThat(file.superClass()).isEqualTo("java/util/ArrayList");
    }

    @Test
    public void aNameElsewhereInTheClassIsNotItsName() throws IOException {
        assertThat(read(MentionsRecipe.class).beanName()).isNull();
        assertThat(read(Plain.class).beanName()).isNull();
    }

    @Test
    public void otherAnnotationsAreSkippedWhateverTheirValues() throws IOException {
        assertThat(read(ManyAnnotations.class).beanName()).isEqualTo("docker-group");
    }

    @Test
    public void classesOfTheJdkCanBeReadToo() throws IOException {
        assertThat(read(java.util.concurrent.ConcurrentHashMap.class).superClass())
                .isEqualTo("java/util/AbstractMap");
        assertThat(read(Object.class).superClass()).isNull();
    }

    @Test
    public void whatIsNoClassFileIsAnError() {
        assertThatThrownBy(() -> ClassFile.read(new ByteArrayInputStream(new byte[] {1, 2, 3, 4, 5})))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ClassFile.read(new ByteArrayInputStream(new byte[0])))
                .isInstanceOf(IOException.class);
    }

    private static ClassFile read(Class<?> type) throws IOException {
        String resource = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(resource))) {
            return ClassFile.read(in);
        }
    }

    @Named(NAME)
    static class NamedRecipe extends java.util.ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    @SuppressWarnings("UnnecessaryQualifier") // they are what must not be taken for the name of the bean
    static class MentionsRecipe {
        @Named("docker-proxy")
        String field = NAME;

        long number = 5_000_000_000L;
        double fraction = 0.25;

        @Named("docker-proxy")
        String method() {
            return field + number + fraction;
        }
    }

    static class Plain {}

    @Many(
            numbers = {1, 2},
            nested = @Nested("docker-proxy"),
            type = String.class,
            kind = Thread.State.NEW,
            text = "docker-hosted")
    @Named("docker-group")
    static class ManyAnnotations {}
}
