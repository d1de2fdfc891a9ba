package dev.fairlead.client.internal.codec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Parameters of any shape, from a seed: plain Java values, with all that is awkward in names and texts. */
final class RandomValues {

    private static final String NAME_CHARS = "abcdefghijklmnopqrstuvwxyz &=+%.ø_";
    private static final String TEXT_CHARS = "abcxyz \t\r\n&=+%#?/\\[]{}\"'<>;:@,.~_-*!$()|^`éø✓一\u4e1f\u0000\u007f";

    private final Random random;

    private RandomValues(long seed) {
        this.random = new Random(seed);
    }

    /** Returns generators for 500 cases, each of its own seed. */
    static List<RandomValues> cases() {
        return LongStream.range(0, 500).mapToObj(RandomValues::new).toList();
    }

    /** Returns an object nested up to so many levels deep; lists in it hold no empty objects. */
    Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.put(text(NAME_CHARS, 1, 6), value(depth));
        }
        return object;
    }

    String text() {
        return text(TEXT_CHARS, 0, 12);
    }

    private Object value(int depth) {
        int die = depth == 0 ? random.nextInt(4) : random.nextInt(8);
        return switch (die) {
            case 0 -> random.nextLong();
            case 1 -> random.nextBoolean();
            case 2 -> new BigDecimal(random.nextInt(1_000_000)).movePointLeft(random.nextInt(6));
            case 3, 4, 5 -> text();
            case 6 -> object(depth - 1);
            default -> list(() -> random.nextBoolean() ? text() : random.nextLong());
        };
    }

    private List<Object> list(Supplier<Object> items) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(items.get());
        }
        return list;
    }

    private String text(String chars, int shortest, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = shortest + random.nextInt(longest - shortest + 1); i > 0; i--) {
            text.append(chars.charAt(random.nextInt(chars.length())));
        }
        return text.toString();
    }
}
