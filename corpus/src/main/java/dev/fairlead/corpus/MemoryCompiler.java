package dev.fairlead.corpus;

import dev.fairlead.generator.output.GeneratedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources without a file being written, with all warnings on. */
final class MemoryCompiler {

    private static final List<String> OPTIONS = List.of(
            "--release",
            "21",
            "-proc:none",
            "-Xlint:all,-classfile,-options",
            "-Xmaxerrs",
            "3",
            "-Xmaxwarns",
            "3",
            "-g:none");

    private MemoryCompiler() {}

    /**
     * What came of it.
     *
     * @param classBytes of all classes
     * @param problem the first error or warning in one line; empty if there is none
     */
    record Result(long classBytes, String problem) {}

    static Result compile(List<GeneratedFile> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        AtomicLong bytes = new AtomicLong();
        try (StandardJavaFileManager standard =
                        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
                Sink sink = new Sink(standard, bytes)) {
            Stream<Text> sources = files.stream().map(Text::new);
            boolean good = compiler.getTask(Writer.nullWriter(), sink, diagnostics, OPTIONS, null, sources.toList())
                    .call();
            Optional<String> problem = diagnostics.getDiagnostics().stream()
                    .sorted((one, other) -> one.getKind().compareTo(other.getKind()))
                    .map(MemoryCompiler::line)
                    .findFirst();
            return new Result(bytes.get(), problem.orElse(good ? "" : "the compiler gave up without a reason"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        String place = source == null ? "" : source.getName() + ":" + diagnostic.getLineNumber() + ": ";
        return place + diagnostic.getMessage(Locale.ROOT).lines().findFirst().orElse("");
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String content;

        Text(GeneratedFile file) {
            super(URI.create("memory:///" + file.path()), Kind.SOURCE);
            this.content = file.content();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }

    /** Counts classes instead of keeping them. */
    private static final class Sink extends ForwardingJavaFileManager<JavaFileManager> {
        private final AtomicLong bytes;

        Sink(JavaFileManager manager, AtomicLong bytes) {
            super(manager);
            this.bytes = bytes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new OutputStream() {
                        @Override
                        public void write(int one) {
                            bytes.incrementAndGet();
                        }

                        @Override
                        public void write(byte[] some, int from, int length) {
                            bytes.addAndGet(length);
                        }
                    };
                }
            };
        }
    }
}
