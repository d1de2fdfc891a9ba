package dev.fairlead.generator.everything;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.DescriptionReader;
import dev.fairlead.generator.Generator;
import dev.fairlead.generator.GeneratorOptions;
import dev.fairlead.generator.fixture.JavaCompilation;
import dev.fairlead.generator.output.GeneratedFile;
import dev.fairlead.profile.Pagination;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import dev.fairlead.profile.Wire;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The client for {@code src/test/resources/everything/everything.yaml}, an invented API that uses everything that a client has to
 * send and read; generated, compiled and set to work against a server.
 */
final class Everything {

    static final Path FILE = Path.of("src/test/resources/everything/everything.yaml");
    private static final String PACKAGE = "example.everything";

    private Everything() {}

    static ApiDescription description() {
        return DescriptionReader.read(FILE);
    }

    /** A provider whose forms do not nest, and whose lists are cut into pages in three ways. */
    static Profile profile() {
        Profile some = Profiles.bundled("stripe");
        Pagination.PageSize limit = new Pagination.PageSize("limit", 100, 2);
        Pagination.PageSize size = new Pagination.PageSize("size", 100, 2);
        Pagination.End shortPage = new Pagination.End(null, null, null, true);
        return new Profile(
                some.id(),
                some.name(),
                some.documentation(),
                some.asOf(),
                some.baseUrl(),
                some.credentials(),
                some.authentication(),
                null,
                new Wire(Wire.FormStyle.REPEATED_NAMES, ""),
                some.errors(),
                some.retries(),
                some.rateLimits(),
                null,
                List.of(
                        page(new Pagination.Token("page_token", "/next_page_token", null), "/items", limit),
                        page(new Pagination.Token("/paging/after", "/paging/next", null), "/results", null),
                        new Pagination(new Pagination.Offset("offset"), "", shortPage, size, true, true, false)),
                some.timeouts(),
                some.webhooks(),
                some.sensitiveFields(),
                some.preLaunch(),
                some.evidence());
    }

    private static Pagination page(Pagination.Next next, String items, Pagination.PageSize size) {
        return new Pagination(next, items, Pagination.End.NOT_SAID, size, true, true, false);
    }

    static List<GeneratedFile> files() {
        return Generator.generate(description(), profile(), GeneratorOptions.of(PACKAGE, "EverythingClient"))
                .toList();
    }

    static ApiClient client(EchoServer server) {
        return ApiClient.builder(profile())
                .apiKey(Secret.of("sk_test_fairleadUnitTests0123456789"))
                .baseUrl(server.uri())
                .rateLimits(RateLimitOptions.off())
                .build();
    }

    /** Compiles a program of the test's own together with the client. */
    static ClassLoader compiled(String className, String source) {
        List<GeneratedFile> all = new ArrayList<>(files());
        all.add(new GeneratedFile("example/everything/" + className + ".java", source));
        JavaCompilation compilation = JavaCompilation.of(all);
        assertThat(compilation.complaints()).isEmpty();
        return compilation.loader();
    }
}
