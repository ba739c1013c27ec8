package org.dockermirror.it.shown;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.it.bed.Caller;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** The mirror's numbers in the server's Prometheus endpoint. */
public class MetricsTest {
    @ClassRule
    public static final Shown SHOWN = new Shown();

    @Test
    public void anAllowedPullIsCountedWhenItIsServed() {
        double before = Metrics.value("docker_mirror_docker_allowed_total");
        Visitor.at(Entrance.PATH).manifest(Images.ONENAV).expect(200);
        assertThat(Metrics.value("docker_mirror_docker_allowed_total") - before).isEqualTo(1);
    }

    @Test
    public void denialsAreCountedByReasonAndNoOtherMoves() {
        double notListed = Metrics.value("docker_mirror_docker_denied_not_listed_total");
        double pullOnly = Metrics.value("docker_mirror_docker_denied_pull_only_total");
        double noListing = Metrics.value("docker_mirror_docker_denied_no_listing_total");
        double malformed = Metrics.value("docker_mirror_docker_denied_malformed_total");
        Visitor visitor = Visitor.at(Entrance.PATH);
        visitor.plainly("GET", Visitor.manifestPath("metric/one:1"));
        visitor.plainly("GET", Visitor.manifestPath("metric/one:2"));
        visitor.plainly("DELETE", Visitor.manifestPath("metric/one:1"));
        visitor.plainly("GET", "/v2/_catalog");
        visitor.plainly("GET", "/v2/Metric/one/manifests/1");

        assertThat(Metrics.value("docker_mirror_docker_denied_not_listed_total") - notListed)
                .isEqualTo(2);
        assertThat(Metrics.value("docker_mirror_docker_denied_pull_only_total") - pullOnly)
                .isEqualTo(1);
        assertThat(Metrics.value("docker_mirror_docker_denied_no_listing_total") - noListing)
                .isEqualTo(1);
        assertThat(Metrics.value("docker_mirror_docker_denied_malformed_total") - malformed)
                .isEqualTo(1);
    }

    @Test
    public void decisionsAreTimedInSeconds() {
        double before = Metrics.value("docker_mirror_docker_decision_seconds_count");
        Shown.ask("metric/timed:1");
        assertThat(Metrics.value("docker_mirror_docker_decision_seconds_count") - before)
                .isEqualTo(1);
        assertThat(Metrics.value("docker_mirror_docker_decision_seconds{quantile=\"0.5\",}"))
                .isPositive()
                .isLessThan(1);
    }

    @Test
    public void theListIsShownWithSizeAndAge() {
        assertThat(Metrics.value("docker_mirror_docker_list_entries"))
                .isEqualTo(Caller.ADMIN
                        .get("docker-mirrors/docker/allow-list")
                        .json()
                        .get("entries")
                        .size());
        assertThat(Metrics.value("docker_mirror_docker_list_age_seconds")).isBetween(0.0, 3_600.0);
        assertThat(Metrics.value("docker_mirror_docker_list_refused")).isZero();
    }
}
