package org.dockermirror.format.pull;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Where a list of upstream goes on: the {@code Link} header of a page with the relation {@code next} (RFC 8288). */
final class NextPage {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;.*rel=\"?next\"?.*");

    private final URI base;

    /** @param base of the registry, ends in a slash */
    NextPage(URI base) {
        this.base = base;
    }

    /**
     * The address of the next page; null if this is the last one, or what is named is no address. Only a page of the same registry: its token goes along
     * with the request.
     *
     * @param current the address of this page
     */
    @Nullable
    String after(HttpResponse page, String current) {
        Header link = page.getFirstHeader("Link");
        if (link == null) {
            return null;
        }
        Matcher matcher = NEXT.matcher(link.getValue());
        if (!matcher.matches()) {
            return null;
        }
        URI next;
        try {
            next = base.resolve(current).resolve(matcher.group(1));
        } catch (IllegalArgumentException e) {
            return null;
        }
        boolean here = base.getAuthority().equals(next.getAuthority())
                && base.getScheme().equals(next.getScheme());
        return here ? next.toString() : null;
    }
}
