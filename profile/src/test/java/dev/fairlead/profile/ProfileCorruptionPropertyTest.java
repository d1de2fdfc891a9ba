package dev.fairlead.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever happens to the text of a profile, reading it ends with a profile or with problems that have a place. */
class ProfileCorruptionPropertyTest {

    private static final int TRIES = 600;
    private static final String[] SPLINTERS = {
        "\t",
        "{",
        "}",
        "[",
        "]",
        ":",
        "- ",
        "&a ",
        "*a",
        "!!int ",
        "\"",
        "'",
        "#",
        "|",
        ">",
        "%",
        "\u0000",
        "\uFFFE",
        "~",
        "0x",
        "1e9999999999",
        "-1",
        "99999999999999999999",
        "(?",
        "*+",
        "\n---\n",
        "\n...\n",
        "?",
        "<<: ",
        "\r",
        "\u2028"
    };

    @Test
    void randomCorruptionsNeverGiveAnythingButAProfileException() throws IOException {
        byte[] good;
        try (var in = ProfileCorruptionPropertyTest.class.getResourceAsStream("stripe.yaml")) {
            good = in.readAllBytes();
        }
        for (int seed = 0; seed < TRIES; seed++) {
            byte[] corrupt = corrupt(good, new SplittableRandom(seed));
            try {
                assertThat(Profiles.parse("p.yaml", corrupt).evidence()).isNotEmpty();
            } catch (ProfileException expected) {
                assertThat(expected.problems()).as("seed %d", seed).isNotEmpty().allMatch(p -> p.startsWith("p.yaml:"));
            } catch (RuntimeException | StackOverflowError other) {
                throw new AssertionError("seed " + seed + " gives " + other, other);
            }
        }
    }

    private static byte[] corrupt(byte[] good, SplittableRandom random) {
        byte[] text = good;
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            text = switch (random.nextInt(5)) {
                case 0 -> withByte(text, random);
                case 1 -> withoutLines(text, random);
                case 2 -> withSplinter(text, random);
                case 3 -> withSwappedLines(text, random);
                default -> Arrays.copyOf(text, random.nextInt(1, text.length + 1));
            };
        }
        return text;
    }

    private static byte[] withByte(byte[] text, SplittableRandom random) {
        byte[] changed = text.clone();
        changed[random.nextInt(text.length)] = (byte) random.nextInt(256);
        return changed;
    }

    private static byte[] withSplinter(byte[] text, SplittableRandom random) {
        byte[] splinter = SPLINTERS[random.nextInt(SPLINTERS.length)].getBytes(StandardCharsets.UTF_8);
        int at = random.nextInt(text.length);
        byte[] changed = Arrays.copyOf(text, text.length + splinter.length);
        System.arraycopy(splinter, 0, changed, at, splinter.length);
        System.arraycopy(text, at, changed, at + splinter.length, text.length - at);
        return changed;
    }

    private static byte[] withoutLines(byte[] text, SplittableRandom random) {
        List<String> lines = lines(text);
        int from = random.nextInt(lines.size());
        lines.subList(from, Math.min(lines.size(), from + random.nextInt(1, 4))).clear();
        return bytes(lines);
    }

    private static byte[] withSwappedLines(byte[] text, SplittableRandom random) {
        List<String> lines = lines(text);
        int one = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        lines.set(one, lines.set(other, lines.get(one)));
        return bytes(lines);
    }

    private static List<String> lines(byte[] text) {
        return new ArrayList<>(List.of(new String(text, StandardCharsets.ISO_8859_1).split("\n", -1)));
    }

    private static byte[] bytes(List<String> lines) {
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length == 0 ? new byte[] {'\n'} : bytes;
    }
}
