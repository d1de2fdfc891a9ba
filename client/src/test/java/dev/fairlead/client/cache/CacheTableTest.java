package dev.fairlead.client.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonLimits;
import dev.fairlead.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The tables of cases, each a short story between a caller, the cache and a provider, with the section it follows. */
class CacheTableTest {

    private static final List<String> TABLES =
            List.of("age", "freshness", "head", "invalidation", "requests", "stale", "storing", "validation", "vary");

    @TestFactory
    Stream<DynamicTest> tables() {
        return TABLES.stream().flatMap(CacheTableTest::cases);
    }

    private static Stream<DynamicTest> cases(String table) {
        JsonArray cases = (JsonArray) Json.parseDocument(read(table), JsonLimits.forDocuments());
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            JsonObject one = (JsonObject) cases.get(i);
            String name = table + ": " + CacheStory.text(one, "name") + " (" + CacheStory.text(one, "rfc") + ")";
            tests.add(DynamicTest.dynamicTest(name, () -> new CacheStory(one).play()));
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static byte[] read(String table) {
        try (InputStream stream = CacheTableTest.class.getResourceAsStream(table + ".yaml")) {
            assertThat(stream).as(table).isNotNull();
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
