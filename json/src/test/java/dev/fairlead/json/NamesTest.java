package dev.fairlead.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NamesTest {

    /** Sizes on both sides of each change of structure; names that collide, and names that come twice. */
    @Test
    void objectsOfAnySizeAreReadAsAMapWouldHoldThem() {
        SplittableRandom random = new SplittableRandom(1);
        for (int size : new int[] {1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 1_000}) {
            Map<String, JsonValue> expected = new LinkedHashMap<>();
            StringBuilder text = new StringBuilder("{");
            for (int i = 0; i < size + size / 3; i++) {
                String name = name(random.nextInt(size));
                expected.put(name, JsonNumber.of(i));
                text.append(i == 0 ? "" : ",")
                        .append('"')
                        .append(name)
                        .append("\":")
                        .append(i);
            }
            JsonObject read = (JsonObject) Json.parse(text.append('}').toString());
            assertThat(read.names()).containsExactlyElementsOf(expected.keySet());
            expected.forEach((name, value) -> assertThat(read.get(name)).isEqualTo(value));
            assertThat(read.get("missing")).isNull();
            assertThat(JsonObject.of(expected).names()).isEqualTo(read.names());
            expected.forEach((name, value) ->
                    assertThat(JsonObject.of(expected).get(name)).isEqualTo(value));
        }
    }

    /** "Aa" and "BB" have one hash, and so have all texts of the same number of them. */
    private static String name(int number) {
        StringBuilder name = new StringBuilder();
        for (int bits = number | 1 << 12; bits > 1; bits >>= 1) {
            name.append((bits & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }
}
