package dev.fairlead.generator.profile;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;

/** One section of a draft: what its facts rest on, then the facts. */
final class SectionText {

    private SectionText() {}

    /**
     * Returns a section.
     *
     * @param pointer where in the description its facts stand
     * @param says what the description says there
     * @param facts its fields, without indent
     */
    static String of(String name, LocalDate asOf, String pointer, String says, Yaml facts) {
        Yaml section = new Yaml(2)
                .line("as_of: " + asOf)
                .line("sources:")
                .line("  - url: " + Yaml.quoted(source(pointer)))
                .line("    says: " + Yaml.quoted(says));
        return name + ":\n" + section.inside(0, facts.toString());
    }

    private static String source(String pointer) {
        try {
            return new URI("description", null, pointer.isEmpty() ? "/" : pointer, null).toASCIIString();
        } catch (URISyntaxException odd) {
            return "description:/";
        }
    }
}
