package dev.fairlead.client.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Values as text that could be set again. */
final class SettingTexts {

    /** Each 1024 times the one before. */
    static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB");

    private static final int LINE = 110;

    private SettingTexts() {}

    /** Returns a duration in the shortest form that is exact: {@code 500ms}, {@code 30s}, {@code 2m}. */
    static String of(Duration duration) {
        if (duration.toNanosPart() % 1_000_000 != 0) {
            return duration.toString();
        }
        if (duration.toMillisPart() != 0) {
            return duration.toMillis() + "ms";
        }
        long seconds = duration.toSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
    }

    static String of(boolean flag) {
        return flag ? "on" : "off";
    }

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Returns a number of bytes in the largest unit that is exact: {@code 16MiB}; without one where that is the byte. */
    static String bytes(long bytes) {
        int unit = 0;
        long amount = bytes;
        while (amount != 0 && amount % 1024 == 0 && unit < UNITS.size() - 1) {
            amount /= 1024;
            unit++;
        }
        return amount + (unit == 0 ? "" : UNITS.get(unit));
    }

    /** Returns a {@code .env} file that sets what is wanted to made-up values and has the rest as comments. */
    static String exampleFile(String provider, String prefix, List<Option> options, Draft defaults) {
        StringBuilder file = new StringBuilder();
        file.append("# Settings for ").append(provider).append(". Copy this file to .env, which git must ignore.\n");
        for (Option option : options) {
            file.append('\n');
            wrap(file, option.meaning());
            String usual = option.show().apply(defaults);
            if (!usual.isEmpty()) {
                wrap(file, "Default: " + usual);
            }
            file.append(option.use().isWanted() ? "" : "# ").append(prefix).append(option.name());
            file.append('=').append(option.example()).append('\n');
        }
        return file.toString();
    }

    private static void wrap(StringBuilder file, String text) {
        int column = LINE;
        for (String word : text.split(" ", -1)) {
            if (column + word.length() >= LINE) {
                file.append(column == LINE ? "# " : "\n# ");
                column = 2;
            } else {
                file.append(' ');
            }
            file.append(word);
            column += word.length() + 1;
        }
        file.append('\n');
    }
}
