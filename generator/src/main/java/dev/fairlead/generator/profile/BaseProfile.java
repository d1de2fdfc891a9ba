package dev.fairlead.generator.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;

/** The text of a profile by its sections, of which some are replaced. Comments stay with what follows them. */
final class BaseProfile {

    private final Map<String, String> sections = new LinkedHashMap<>();

    BaseProfile(String text) {
        StringBuilder section = new StringBuilder();
        String name = "";
        for (String line : text.split("\\R", -1)) {
            boolean begins = line.matches("[a-z_]+:.*");
            if (begins && !name.isEmpty()) {
                sections.put(name, section.toString());
                section.setLength(0);
            }
            if (begins) {
                name = line.substring(0, line.indexOf(':'));
            }
            section.append(line).append('\n');
        }
        sections.put(name, section.toString().stripTrailing() + "\n");
    }

    /** Puts a section in place of another one, with its comments, or after all others. */
    void replace(String name, String section) {
        String before = sections.get(name);
        String gap = before != null && before.endsWith("\n\n") ? "\n" : "";
        String lead = before == null ? "\n" : before.substring(0, Math.max(0, start(before, name)));
        sections.put(name, lead + section + gap);
    }

    private static int start(String section, String name) {
        return section.startsWith(name + ":") ? 0 : section.indexOf("\n" + name + ":") + 1;
    }

    /** Names the service that requests are signed for. */
    void service(String name) {
        String more = name.equals("s3") ? "$1object_paths: true\n" : "";
        edit(
                "(?m)^( *)service: \"\\{service}\"\\n",
                "$1service: " + Matcher.quoteReplacement(Yaml.quoted(name)) + "\n" + more);
    }

    /** Names the scope that a token is asked for with. */
    void scope(String scope) {
        edit("(?m)^( *)scope: https://\\S+$", "$1scope: " + Matcher.quoteReplacement(Yaml.quoted(scope)));
    }

    private void edit(String pattern, String replacement) {
        sections.computeIfPresent("authentication", (name, section) -> section.replaceAll(pattern, replacement));
    }

    @Override
    public String toString() {
        return String.join("", sections.values());
    }
}
