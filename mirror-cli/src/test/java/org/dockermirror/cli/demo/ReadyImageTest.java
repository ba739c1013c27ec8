package org.dockermirror.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class ReadyImageTest {

    @Test
    public void the_first_entry_that_names_an_image_is_offered() {
        assertThat(of("helloz/**", "bitnami/redis", "nginx").image().typed()).isEqualTo("bitnami/redis");
    }

    @Test
    public void official_images_are_offered_as_people_type_them() {
        assertThat(of("nginx").image().typed()).isEqualTo("nginx");
        assertThat(of("library/nginx").image().typed()).isEqualTo("nginx");
        assertThat(of("docker.io/nginx").image().typed()).isEqualTo("nginx");
    }

    @Test
    public void without_such_an_entry_it_is_the_example() {
        assertThat(of("helloz/*").image().typed()).isEqualTo("helloz/onenav:0.9.33");
        assertThat(of("helloz/*").allowed()).isTrue();
    }

    @Test
    public void an_example_that_the_list_does_not_allow_is_known_as_such() {
        assertThat(of("bitnami/**").image().typed()).isEqualTo("helloz/onenav:0.9.33");
        assertThat(of("bitnami/**").allowed()).isFalse();
    }

    private static ReadyImage of(String... entries) {
        return ReadyImage.of(
                AllowEntries.parse(List.of(entries), "test", Optional.empty()).list());
    }
}
