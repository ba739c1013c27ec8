package org.dockermirror.cli.warm;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dockermirror.allowlist.decision.Condition;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.allowlist.decision.ImageReference;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.Effect;
import org.dockermirror.allowlist.rule.Entry;

/**
 * The images of a list that can be named: those of entries without a wildcard. One without tag and digest stands for its
 * tag {@code latest}.
 *
 * @param images as they are pulled
 * @param passedOver the entries with a wildcard, and those that another one denies
 */
record ExactImages(List<String> images, List<String> passedOver) {

    static ExactImages of(AllowList list) {
        Set<String> images = new LinkedHashSet<>();
        List<String> passedOver = new ArrayList<>();
        for (Entry entry : list.entries()) {
            if (entry.effect() == Effect.ALLOW) {
                boolean exact = entry.name().isLiteral()
                        && entry.tag().map(tag -> tag.isLiteral()).orElse(true);
                if (exact && isAllowed(list, entry.toString())) {
                    images.add(entry.toString());
                } else {
                    passedOver.add(entry.toString());
                }
            }
        }
        return new ExactImages(List.copyOf(images), passedOver);
    }

    private static boolean isAllowed(AllowList list, String image) {
        return !(Condition.of(list).decide(ImageReference.parse(image).manifest()) instanceof Decision.Denied);
    }
}
