package dev.fairlead.cli.project;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Fairlead's own artifacts as files of a Maven repository, made from the jars that this very process runs from. They are in
 * no public registry, so a project carries them with it and builds wherever it is cloned.
 *
 * <p>Their version ends in a digest of what they are: Maven keeps a copy of what it has once seen under a version, so two
 * builds of Fairlead must not go by the same one. Immutable.
 */
public final class OwnArtifacts {

    /** What a project needs; the parent and the bill of materials are models of these. */
    private static final List<String> MODULES = List.of(
            "json",
            "profile",
            "client",
            "description",
            "generator",
            "generator-maven-plugin",
            "sandbox",
            "webhooks",
            "telemetry",
            "testing");

    private static final String GROUP = "dev/fairlead/";
    private static final String PLUGIN_DESCRIPTOR = "META-INF/maven/plugin.xml";
    private static final int DIGITS = 12;

    private final String version;
    private final Map<String, byte[]> files;

    private OwnArtifacts(String version, Map<String, byte[]> files) {
        this.version = version;
        this.files = files;
    }

    /**
     * Collects the artifacts from the class path of this process.
     *
     * @throws ProjectException if it runs from class folders in place of jars
     */
    public static OwnArtifacts ofClassPath() {
        try {
            return of(jars());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Fairlead's own jars cannot be read", unreadable);
        }
    }

    private static Map<String, Path> jars() throws IOException {
        Map<String, Path> jars = new TreeMap<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String name = new File(entry).getName();
            if (name.startsWith("fairlead-") && name.endsWith(".jar")) {
                MODULES.stream()
                        .filter(module -> name.matches("fairlead-" + module + "-[0-9].*"))
                        .forEach(module -> jars.put(module, Path.of(entry)));
            }
        }
        List<String> missing =
                MODULES.stream().filter(module -> !jars.containsKey(module)).toList();
        if (!missing.isEmpty()) {
            throw new ProjectException("Fairlead does not run from its jars here (none of " + String.join(", ", missing)
                    + "), and a project needs them: start it with ./fairlead of a checkout");
        }
        return jars;
    }

    private static OwnArtifacts of(Map<String, Path> jars) throws IOException {
        Map<String, byte[]> models = new TreeMap<>();
        models.put("fairlead-parent", Models.read("pom.xml"));
        models.put("fairlead-bom", Models.read("bom/pom.xml"));
        Map<String, byte[]> contents = new TreeMap<>();
        String built = "";
        for (Map.Entry<String, Path> jar : jars.entrySet()) {
            String artifact = "fairlead-" + jar.getKey();
            String place = "META-INF/maven/dev.fairlead/" + artifact + "/";
            try (ZipFile zip = new ZipFile(jar.getValue().toFile())) {
                models.put(artifact, entry(zip, place + "pom.xml"));
                Properties properties = new Properties();
                properties.load(new ByteArrayInputStream(entry(zip, place + "pom.properties")));
                built = properties.getProperty("version", "");
            }
            contents.put(artifact, Files.readAllBytes(jar.getValue()));
        }
        String version = built.replaceFirst("-SNAPSHOT$", "") + "-" + digest(models, contents);
        return new OwnArtifacts(version, files(models, contents, built, version));
    }

    private static String digest(Map<String, byte[]> models, Map<String, byte[]> contents) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        models.forEach(
                (name, bytes) -> all.writeBytes((name + Digests.sha256(bytes)).getBytes(StandardCharsets.UTF_8)));
        contents.forEach(
                (name, bytes) -> all.writeBytes((name + Digests.sha256(bytes)).getBytes(StandardCharsets.UTF_8)));
        return Digests.sha256(all.toByteArray()).substring(0, DIGITS);
    }

    private static Map<String, byte[]> files(
            Map<String, byte[]> models, Map<String, byte[]> contents, String built, String version) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (Map.Entry<String, byte[]> model : models.entrySet()) {
            String text = renamed(model.getValue(), built, version);
            add(files, model.getKey(), version, ".pom", text.getBytes(StandardCharsets.UTF_8));
        }
        for (Map.Entry<String, byte[]> jar : contents.entrySet()) {
            boolean plugin = jar.getKey().endsWith("-maven-plugin");
            byte[] bytes = plugin ? pluginOfVersion(jar.getValue(), built, version) : jar.getValue();
            add(files, jar.getKey(), version, ".jar", bytes);
        }
        return files;
    }

    private static String renamed(byte[] xml, String built, String version) {
        return new String(xml, StandardCharsets.UTF_8)
                .replace("<version>" + built + "</version>", "<version>" + version + "</version>");
    }

    private static void add(Map<String, byte[]> files, String artifact, String version, String kind, byte[] bytes) {
        String path = GROUP + artifact + "/" + version + "/" + artifact + "-" + version + kind;
        files.put(path, bytes);
        files.put(path + ".sha1", Digests.sha1(bytes).getBytes(StandardCharsets.US_ASCII));
    }

    /** A plugin says its version in its descriptor too, and Maven refuses one that says another. */
    private static byte[] pluginOfVersion(byte[] jar, String built, String version) throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar));
                ZipOutputStream out = new ZipOutputStream(result)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                out.putNextEntry(copy);
                out.write(
                        entry.getName().equals(PLUGIN_DESCRIPTOR)
                                ? renamed(bytes, built, version).getBytes(StandardCharsets.UTF_8)
                                : bytes);
                out.closeEntry();
            }
        }
        return result.toByteArray();
    }

    private static byte[] entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException(zip.getName() + " has no " + name);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    /** Returns their version. */
    public String version() {
        return version;
    }

    /** Returns the files by their path within a repository, with a checksum beside each. */
    public Map<String, byte[]> files() {
        return new TreeMap<>(files);
    }

    /** Returns how large they are, in bytes. */
    public long size() {
        return files.values().stream().mapToLong(bytes -> bytes.length).sum();
    }
}
