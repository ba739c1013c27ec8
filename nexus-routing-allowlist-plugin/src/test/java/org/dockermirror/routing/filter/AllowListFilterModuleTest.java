package org.dockermirror.routing.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Binding;
import com.google.inject.spi.Element;
import com.google.inject.spi.Elements;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.sisu.inject.DefaultRankingFunction;
import org.junit.Test;

public class AllowListFilterModuleTest {

    /** What the server gives its own filters that every request passes. */
    private static final int SERVERS_OWN = 0x70000000;

    @Test
    public void theFilterComesBehindTheServersOwnAndBeforeThoseOfAnyBundle() {
        List<Binding<?>> filters = Elements.getElements(new AllowListFilterModule()).stream()
                .filter(AllowListFilterModuleTest::isFilter)
                .map(element -> (Binding<?>) element)
                .collect(Collectors.toList());

        // Bundles are ranked from 1 on, by when they start.
        DefaultRankingFunction ranking = new DefaultRankingFunction(100_000);
        assertThat(filters)
                .hasSize(3)
                .allSatisfy(filter -> assertThat(ranking.rank(filter)).isBetween(100_001, SERVERS_OWN - 1));
    }

    private static boolean isFilter(Element element) {
        return element instanceof Binding
                && ((Binding<?>) element)
                        .getKey()
                        .getTypeLiteral()
                        .getRawType()
                        .getSimpleName()
                        .equals("FilterDefinition");
    }
}
