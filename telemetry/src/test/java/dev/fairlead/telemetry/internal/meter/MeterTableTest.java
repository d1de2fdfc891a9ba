package dev.fairlead.telemetry.internal.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MeterTableTest {

    private static final Path PAGE = Path.of("../docs/monitoring.md");

    @Test
    void theTableOfMetersIsThatOfTheCode() throws IOException {
        assertThat(rows("| `http.client.", "| `fairlead.client.", "| `fairlead.inbox.p", "| `fairlead.inbox.d"))
                .containsExactlyElementsOf(
                        Arrays.stream(Meter.values()).map(MeterTableTest::row).toList());
    }

    @Test
    void theTableOfTagsIsThatOfTheCode() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        assertThat(Arrays.stream(Tag.values()).map(tag -> "| `" + tag.key() + "` | " + tag.meaning() + " |"))
                .allSatisfy(row -> assertThat(page).contains(row));
    }

    private static List<String> rows(String... beginnings) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.chars().filter(c -> c == '|').count() == 6)
                .filter(line -> Arrays.stream(beginnings).anyMatch(line::startsWith))
                .toList();
    }

    private static String row(Meter meter) {
        String tags = meter.tags().stream().map(tag -> "`" + tag.key() + "`").collect(Collectors.joining(", "));
        return "| `" + meter.id() + "` | " + kind(meter) + " | " + meter.unit() + " | " + meter.meaning() + " | " + tags
                + " |";
    }

    private static String kind(Meter meter) {
        return switch (meter.kind()) {
            case DURATION, AMOUNT -> "histogram";
            case COUNT -> "counter";
            case GAUGE -> "gauge";
        };
    }
}
