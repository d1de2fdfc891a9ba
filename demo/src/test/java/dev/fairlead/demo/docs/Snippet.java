package dev.fairlead.demo.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of Java in a document.
 *
 * @param document the file, from the root of the checkout
 * @param line the line after the fence, from 1
 * @param code what stands in the block
 */
record Snippet(String document, int line, String code) {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern TYPE = Pattern.compile(
            "^(?:public |final |abstract |sealed )*(?:class|record|interface|enum) (\\w+)", Pattern.MULTILINE);

    /** Returns the blocks of README.md and of all pages in docs. */
    static List<Snippet> all() {
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages.sorted())
                    .filter(file -> file.toString().endsWith(".md"))
                    .flatMap(file -> of(file).stream())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the blocks of a document. */
    static List<Snippet> of(Path document) {
        List<Snippet> snippets = new ArrayList<>();
        List<String> block = new ArrayList<>();
        int begin = 0;
        int number = 0;
        for (String line : lines(document)) {
            number++;
            if (begin == 0) {
                begin = line.equals("```java") ? number + 1 : 0;
            } else if (line.equals("```")) {
                snippets.add(new Snippet(ROOT.relativize(document).toString(), begin, String.join("\n", block)));
                block.clear();
                begin = 0;
            } else {
                block.add(line);
            }
        }
        return snippets;
    }

    static List<String> lines(Path document) {
        try {
            return Files.readAllLines(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the name of the class that the block declares, or of the one that is put around it. */
    String className() {
        Matcher type = TYPE.matcher(code);
        return type.find() ? type.group(1) : "Statements";
    }

    /** Returns the block as a source file: as it is where it declares a class, else as a method that has {@link Given}. */
    String source(String packageName) {
        String head = "package " + packageName + "; ";
        return className().equals("Statements")
                ? head + Given.IMPORTS + "final class Statements extends Given { void run() throws Exception {\n" + code
                        + "\n}}"
                : head + "\n" + code;
    }

    /** Returns the line in the document for one of {@link #source}, whose first line is ours. */
    long lineOf(long sourceLine) {
        return line + sourceLine - 2;
    }

    /** Returns document and line. */
    @Override
    public String toString() {
        return document + ":" + line;
    }
}
