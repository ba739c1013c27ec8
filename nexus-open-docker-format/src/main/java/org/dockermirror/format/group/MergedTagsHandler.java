package org.dockermirror.format.group;

import java.util.Set;
import java.util.TreeSet;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.pull.TagList;
import org.dockermirror.format.pull.TagPage;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Response;

/** Answers requests for tag lists with the tags of all members, each once. */
@Named
@Singleton
public class MergedTagsHandler implements Handler {

    @Override
    public Response handle(Context context) throws Exception {
        String name = FirstMemberHandler.checkWellFormed(context).name();
        TagPage page = TagPage.askedIn(context);
        AllMembers members = AllMembers.asked(context);
        if (members.bodies().isEmpty()) {
            return members.refusal();
        }
        Set<String> tags = new TreeSet<>();
        for (byte[] body : members.bodies()) {
            tags.addAll(TagList.parse(body).tags());
        }
        return members.warned(page.of(new TagList(name, tags)));
    }
}
