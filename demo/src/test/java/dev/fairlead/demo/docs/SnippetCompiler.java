package dev.fairlead.demo.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles the Java of documents, all of it at once, against what the tests see. */
final class SnippetCompiler {

    private SnippetCompiler() {}

    /** Returns the errors of each snippet: none for one that compiles. */
    static Map<Snippet, List<String>> errors(List<Snippet> snippets, Path classes) {
        Map<URI, Snippet> byFile = new LinkedHashMap<>();
        Map<Snippet, List<String>> errors = new LinkedHashMap<>();
        List<Source> sources = new ArrayList<>();
        for (Snippet snippet : snippets) {
            String packageName = "snippet" + sources.size();
            Source source = new Source(packageName + "/" + snippet.className(), snippet.source(packageName));
            sources.add(source);
            byFile.put(source.toUri(), snippet);
            errors.put(snippet, new ArrayList<>());
        }
        for (Diagnostic<? extends JavaFileObject> error : compile(sources, classes)) {
            Snippet snippet = error.getSource() == null
                    ? snippets.getFirst()
                    : byFile.getOrDefault(error.getSource().toUri(), snippets.getFirst());
            errors.get(snippet)
                    .add(snippet.document() + ":" + snippet.lineOf(error.getLineNumber()) + " "
                            + error.getMessage(null));
        }
        return errors;
    }

    /** Compiles one snippet that declares a class, into a folder, as it stands in the document. */
    static List<String> compileAlone(Snippet snippet, Path classes) {
        return compile(List.of(new Source(snippet.className(), snippet.code())), classes).stream()
                .map(error -> snippet.document() + ":" + (snippet.line() + error.getLineNumber() - 1) + " "
                        + error.getMessage(null))
                .toList();
    }

    private static List<Diagnostic<? extends JavaFileObject>> compile(List<Source> sources, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            compiler.getTask(null, files, found, List.of("--release", "21", "-proc:none"), null, sources)
                    .call();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("document:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
