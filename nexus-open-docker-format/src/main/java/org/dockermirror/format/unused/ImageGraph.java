package org.dockermirror.format.unused;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The manifests of a repository and what each of them names. Used is what a tag or a recent download leads to: an index
 * leads to its manifests, a manifest to its configuration and layers and to what names it as its subject.
 */
final class ImageGraph {

    private final Map<String, References> manifests = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, List<String>> referrers = new HashMap<>();
    private final Set<String> roots = new HashSet<>();

    /** A tag, which is used however long ago somebody got it, and what it stands for. */
    void addTag(String image, String tag, String digest) {
        tags.put(key(image, tag), key(image, digest));
        roots.add(key(image, tag));
    }

    /** @param isRecent whether somebody got it lately, by this digest */
    void addManifest(String image, String digest, References references, boolean isRecent) {
        String key = key(image, digest);
        manifests.put(key, references);
        String subject = references.subject();
        if (subject != null) {
            referrers
                    .computeIfAbsent(key(image, subject), of -> new ArrayList<>())
                    .add(key);
        }
        if (isRecent) {
            roots.add(key);
        }
    }

    /** What is used of all that was added. */
    Used used() {
        Set<String> reached = new HashSet<>(roots);
        Set<String> blobs = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            String key = open.pop();
            References references = manifests.get(key);
            List<String> next = new ArrayList<>(referrers.getOrDefault(key, List.of()));
            if (tags.containsKey(key)) {
                next.add(tags.get(key));
            }
            if (references != null) {
                blobs.addAll(references.blobs());
                references.manifests().forEach(digest -> next.add(key(imageOf(key), digest)));
            }
            next.stream().filter(reached::add).forEach(open::push);
        }
        return new Used(reached, blobs);
    }

    private static String key(String image, String reference) {
        return image + " " + reference;
    }

    private static String imageOf(String key) {
        return key.substring(0, key.indexOf(' '));
    }

    /** What is used. */
    static final class Used {
        private final Set<String> manifests;
        private final Set<String> blobs;

        private Used(Set<String> manifests, Set<String> blobs) {
            this.manifests = manifests;
            this.blobs = blobs;
        }

        boolean hasManifest(String image, String reference) {
            return manifests.contains(key(image, reference));
        }

        boolean hasBlob(String digest) {
            return blobs.contains(digest);
        }
    }
}
