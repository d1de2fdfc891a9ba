package dev.fairlead.client.config;

import java.time.Duration;
import java.util.List;

/** Settings as text that could be set again. */
final class SettingTexts {

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
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /** Returns a {@code .env} file that sets the secrets to made-up values and has the rest as comments. */
    static String exampleFile(String provider, List<Setting> settings) {
        StringBuilder file = new StringBuilder();
        file.append("# Settings for ").append(provider).append(". Copy this file to .env, which git must ignore.\n");
        for (Setting setting : settings) {
            file.append('\n');
            wrap(file, setting.meaning());
            if (!setting.defaultValue().isEmpty()) {
                wrap(file, "Default: " + setting.defaultValue());
            }
            file.append(setting.secret() ? "" : "# ").append(setting.name()).append('=');
            file.append(setting.example()).append('\n');
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
