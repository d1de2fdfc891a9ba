package dev.fairlead.generator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.BundledDescriptions;
import dev.fairlead.description.DescriptionReader;
import dev.fairlead.generator.Generator;
import dev.fairlead.generator.GeneratorOptions;
import dev.fairlead.generator.model.ApiModel;
import dev.fairlead.generator.sample.SampleCalls;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What a project is made of, as text; that it builds is shown where it is built. */
final class ProjectFilesTest {

    private static final List<ProjectFile> STRIPE = files(BundledDescriptions.open("stripe"));

    private static List<ProjectFile> files(ApiDescription description) {
        Profile profile = Profiles.bundled("stripe");
        ApiModel model =
                Generator.model(description, profile, GeneratorOptions.of("com.example.shop.stripe", "StripeClient"));
        return ProjectFiles.of(new Project(
                "shop",
                "com.example.shop",
                description,
                "stripe.yaml",
                "for this test",
                profile,
                null,
                "",
                model,
                SampleCalls.of(model),
                Map.of("fairlead", "1"),
                Map.of(".env.example", "# none\n")));
    }

    private static String text(List<ProjectFile> files, String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow()
                .content();
    }

    @Test
    void everyStepOfAnIntegrationHasItsFile() {
        assertThat(STRIPE.stream().map(ProjectFile::path))
                .contains(
                        "docs/research.md",
                        "docs/plan.md",
                        "docs/guide.md",
                        "docs/pre-launch.md",
                        ".gitignore",
                        ".env.example",
                        "pom.xml",
                        "README.md",
                        "src/main/java/com/example/shop/ShopApplication.java",
                        "src/main/java/com/example/shop/StripeWebhooks.java",
                        "src/test/java/com/example/shop/CustomersTest.java",
                        "src/test/java/com/example/shop/StripeLiveIT.java",
                        "src/test/java/com/example/shop/StripeWebhooksTest.java");
        assertThat(text(STRIPE, ".gitignore").lines()).contains(".env");
    }

    @Test
    void everyOperationHasATestOfItsSuccessAndOfItsErrorsAndAnExample() {
        long tests = STRIPE.stream()
                .flatMap(file -> file.content().lines())
                .filter(line -> line.matches(" {4}void \\w+(Succeeds|IsRefused)\\(\\) \\{"))
                .count();
        long errors = STRIPE.stream()
                .flatMap(file -> file.content().lines())
                .filter(line -> line.contains("ReportsDeclaredErrors(int status, String type)"))
                .count();
        int operations = BundledDescriptions.open("stripe").operations().size();
        assertThat(tests).isEqualTo(operations);
        assertThat(errors).isEqualTo(operations);
        assertThat(text(STRIPE, "docs/guide.md").split("```java", -1)).hasSize(operations + 1);
    }

    @Test
    void whatATestNeedsIsMadeFirst() {
        assertThat(text(STRIPE, "src/test/java/com/example/shop/CustomersTest.java"))
                .contains("    void retrieveSucceeds() {\n        Customer customer = client.customers()\n")
                .contains("        Customer result = client.customers().retrieve(customer.id());\n");
    }

    @Test
    void linesFitTheScreen() {
        assertThat(STRIPE.stream()
                        .filter(file -> file.path().endsWith(".java"))
                        .flatMap(file -> file.content().lines().map(line -> file.path() + ": " + line))
                        .filter(line -> line.length() - line.indexOf(": ") - 2 > 120))
                .isEmpty();
    }

    @Test
    void aHostileDescriptionInjectsNothing() throws Exception {
        List<ProjectFile> hostile = files(DescriptionReader.read(Path.of("src/test/resources/hostile/api.yaml")));
        assertThat(hostile.stream().map(file -> file.path().toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
        for (ProjectFile file : hostile) {
            assertThat(file.path()).doesNotContain("..").doesNotStartWith("/");
            if (file.path().endsWith(".java") && !file.path().endsWith("package-info.java")) {
                isOneClass(file);
            }
        }
    }

    @Test
    void allSourcesParse() throws Exception {
        for (ProjectFile file : STRIPE) {
            if (file.path().endsWith(".java") && !file.path().endsWith("package-info.java")) {
                isOneClass(file);
            }
        }
    }

    @Test
    void aPathLeadsNowhereElse() {
        for (String path : List.of("../x", "/etc/x", "a/../b", "a//b", "..", "a/.", "C:x", "a\\b", "")) {
            assertThatThrownBy(() -> new ProjectFile(path, "")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new ProjectFile(".fairlead/project.json", "").path()).isNotEmpty();
    }

    /** A file that parses to one class, with methods only of names that we give, holds no code of the description's. */
    private static void isOneClass(ProjectFile file) throws Exception {
        DiagnosticCollector<JavaFileObject> complaints = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, complaints, List.of("--release", "21"), null, List.of(new Source(file)));
        CompilationUnitTree unit = task.parse().iterator().next();
        assertThat(complaints.getDiagnostics()).as(file.path()).isEmpty();
        String name = file.path().substring(file.path().lastIndexOf('/') + 1).replace(".java", "");
        assertThat(unit.getTypeDecls())
                .singleElement()
                .satisfies(type -> assertThat(((ClassTree) type).getSimpleName().toString())
                        .isEqualTo(name));
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String content;

        Source(ProjectFile file) {
            super(URI.create("memory:///" + file.path()), Kind.SOURCE);
            this.content = file.content();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }
}
