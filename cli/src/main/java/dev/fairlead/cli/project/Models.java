package dev.fairlead.cli.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The models of Fairlead's own build: a project uses the libraries and plugins that Fairlead was built and tested with. */
final class Models {

    private static final Pattern PROPERTY = Pattern.compile("<([a-z0-9-]+)\\.version>([^<]+)</");
    private static final Pattern PLUGIN =
            Pattern.compile("<artifactId>(maven-[a-z]+-plugin)</artifactId>\\s*<version>([^<]+)</version>");

    private Models() {}

    /** Returns the text of a model. */
    static byte[] read(String name) {
        try (InputStream in = Models.class.getResourceAsStream("models/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the model " + name + " is missing from the class path");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the model " + name + " cannot be read", unreadable);
        }
    }

    /** Returns versions by the names of libraries, and by the artifacts of plugins. */
    static Map<String, String> versions() {
        String text = new String(read("pom.xml"), StandardCharsets.UTF_8);
        Map<String, String> versions = new TreeMap<>();
        for (Pattern pattern : new Pattern[] {PROPERTY, PLUGIN}) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                versions.put(matcher.group(1), matcher.group(2));
            }
        }
        return versions;
    }
}
