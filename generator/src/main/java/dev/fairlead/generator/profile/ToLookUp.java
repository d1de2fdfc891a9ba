package dev.fairlead.generator.profile;

import java.util.ArrayList;
import java.util.List;

/** Finds the comments about what a person has to find out. */
final class ToLookUp {

    private ToLookUp() {}

    static List<String> in(String profile) {
        List<String> found = new ArrayList<>();
        StringBuilder comment = new StringBuilder();
        for (String line : (profile + "\n").split("\\R", -1)) {
            String stripped = line.strip();
            if (stripped.startsWith("#")) {
                comment.append(' ').append(stripped.substring(1).strip());
            } else {
                int begin = comment.indexOf(ProfileDraft.TO_LOOK_UP);
                boolean own = comment.indexOf("\"" + ProfileDraft.TO_LOOK_UP) < 0;
                if (begin >= 0 && own) {
                    found.add(comment.substring(begin + ProfileDraft.TO_LOOK_UP.length())
                            .strip());
                }
                comment.setLength(0);
            }
        }
        return found;
    }
}
