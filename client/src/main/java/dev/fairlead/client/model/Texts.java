package dev.fairlead.client.model;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists and maps of values that go as texts: moments as RFC 3339 has them, amounts digit by digit. */
public final class Texts {

    private Texts() {}

    /** Returns the texts of a list's items. */
    public static List<String> of(List<?> values) {
        return values.stream().map(Texts::text).toList();
    }

    /** Returns the texts of a map's values. */
    public static Map<String, String> of(Map<String, ?> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, text(value)));
        return texts;
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
