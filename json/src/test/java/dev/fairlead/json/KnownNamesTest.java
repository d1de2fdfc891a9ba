package dev.fairlead.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class KnownNamesTest {

    private final KnownNames names = new KnownNames();

    /** Members that are missing, come in another order, come twice, or begin another object than they did before. */
    @Test
    void textsAreReadAsIfEachWereTheFirst() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 5_000; i++) {
            byte[] text = bytes(object(random, 3));
            assertThat(Json.parse(text, names)).isEqualTo(Json.parse(text));
        }
    }

    @Test
    void aTextThatCannotBeReadDoesNotHarmThoseAfterIt() {
        byte[] text = bytes("{\"id\":1,\"list\":[{\"a\":2}]}");
        JsonValue read = Json.parse(text, names);
        assertThatThrownBy(() -> Json.parse(bytes("{\"id\":1,\"list\":[{\"b\""), names))
                .isInstanceOf(JsonException.class);
        assertThat(Json.parse(text, names)).isEqualTo(read);
    }

    @Test
    void namesThatCameBeforeAreNotMadeAgain() {
        Json.parse(bytes("{\"id\":1,\"metadata\":{\"colour\":\"red\"}}"), names);
        NameTree tree = names.take();
        names.giveBack(tree);
        JsonObject read = (JsonObject) Json.parse(bytes("{\"id\":2,\"metadata\":{\"colour\":\"blue\"}}"), names);
        assertThat(read.names().getFirst()).isSameAs(tree.root().inside().name());
    }

    @Test
    void namesThatAreDataAreForgottenWhenTheyAreMany() {
        for (int i = 0; i < 3_000; i++) {
            Json.parse(bytes("{\"customer_" + i + "\":{\"order_" + i + "\":" + i + "}}"), names);
            NameTree tree = names.take();
            assertThat(tree.isHalfEmpty()).isTrue();
            names.giveBack(tree);
        }
    }

    @Test
    void manyThreadsReadAtOnce() throws Exception {
        List<Future<Boolean>> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int thread = 0; thread < 8; thread++) {
                SplittableRandom random = new SplittableRandom(thread);
                done.add(threads.submit(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        byte[] text = bytes(object(random, 3));
                        assertThat(Json.parse(text, names)).isEqualTo(Json.parse(text));
                    }
                    return true;
                }));
            }
        }
        for (Future<Boolean> thread : done) {
            assertThat(thread.get()).isTrue();
        }
    }

    private static String object(SplittableRandom random, int depth) {
        StringBuilder text = new StringBuilder("{");
        int size = random.nextInt(10) == 0 ? random.nextInt(60) : random.nextInt(6);
        for (int i = 0; i < size; i++) {
            int name = random.nextInt(4) == 0 ? random.nextInt(80) : i;
            text.append(i == 0 ? "" : ",").append("\"n").append(name).append("\":");
            text.append(
                    depth == 0 || random.nextBoolean()
                            ? String.valueOf(random.nextInt())
                            : "[" + object(random, depth - 1) + "," + object(random, depth - 1) + "]");
        }
        return text.append('}').toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
