package dev.fairlead.demo.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.config.Setting;
import dev.fairlead.client.config.Settings;
import dev.fairlead.profile.Profiles;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SettingsTableTest {

    @Test
    void theTableOfSettingsIsThatOfTheCode() {
        List<String> rows = Settings.names(Profiles.bundled("stripe")).stream()
                .map(SettingsTableTest::row)
                .toList();

        assertThat(Snippet.lines(Snippet.ROOT.resolve("docs/configuration.md")).stream()
                        .filter(line -> line.startsWith("| `STRIPE_")))
                .containsExactlyElementsOf(rows);
    }

    private static String row(Setting setting) {
        String byDefault = setting.defaultValue().isEmpty() ? "none" : setting.defaultValue();
        return "| `" + setting.name() + "` | " + setting.meaning() + " | " + byDefault + " | `" + setting.example()
                + "` |";
    }
}
