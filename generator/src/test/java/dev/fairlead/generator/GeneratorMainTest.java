package dev.fairlead.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.profile.Profiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generator as a process of its own, which is how the Maven goal runs it. */
final class GeneratorMainTest {

    private record Ended(int status, String output, String errors) {}

    @TempDir
    private Path folder;

    private Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                GeneratorMain.class.getName()));
        command.addAll(List.of(arguments));
        Path errors = folder.resolve("errors");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output, Files.readString(errors));
    }

    private Path out() {
        return folder.resolve("out");
    }

    @Test
    void theBundledDescriptionIsGenerated() throws Exception {
        Ended ended = run("bundled:stripe", "stripe", "shop.stripe", "StripeClient", out().toString());

        assertThat(ended.errors()).isEmpty();
        assertThat(ended.status()).isZero();
        assertThat(ended.output()).matches("\\d+ operations, \\d+ files \\(\\d+ changed\\), \\d+ ms\\R");
        assertThat(out().resolve("shop/stripe/StripeClient.java")).exists();
    }

    @Test
    void aClientOfAProfileInAFileFindsItBesideItself() throws Exception {
        Path profile = folder.resolve("acme-shop.yaml");
        try (InputStream stripe = Profiles.class.getResourceAsStream("stripe.yaml")) {
            String text = new String(stripe.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(profile, text.replaceFirst("(?m)^id: stripe$", "id: acme-shop"));
        }

        Ended ended = run("bundled:stripe", profile.toString(), "shop.acme", "AcmeClient", out().toString());

        assertThat(ended.errors()).isEmpty();
        assertThat(out().resolve("shop/acme/AcmeClient.java"))
                .content()
                .contains("Profiles.resource(AcmeClient.class, \"acme-shop.yaml\")")
                .doesNotContain("Profiles.bundled");
    }

    @Test
    void badInputEndsInOneLineAndLeavesNothingBehind() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "hello: world");

        for (String[] arguments : new String[][] {
            {text.toString(), "stripe", "shop", "Shop", out().toString()},
            {folder.resolve("nothing").toString(), "stripe", "shop", "Shop", out().toString()},
            {"bundled:nobody", "stripe", "shop", "Shop", out().toString()},
            {"bundled:stripe", "nobody", "shop", "Shop", out().toString()},
            {"bundled:stripe", "nothing.yaml", "shop", "Shop", out().toString()},
            {"bundled:stripe", "stripe", "no package", "Shop", out().toString()},
            {"bundled:stripe", "stripe", "shop", "class", out().toString()},
            {"bundled:stripe", "stripe", "shop", "Shop", text.toString()},
            {"bundled:stripe"}
        }) {
            Ended ended = run(arguments);
            assertThat(ended.status()).as(ended.errors()).isEqualTo(2);
            assertThat(ended.output()).isEmpty();
            assertThat(ended.errors().lines()).hasSize(1);
            assertThat(ended.errors()).doesNotContain("\tat ");
            assertThat(out()).doesNotExist();
        }
    }
}
