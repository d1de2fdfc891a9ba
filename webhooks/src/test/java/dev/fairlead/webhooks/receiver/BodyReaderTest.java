package dev.fairlead.webhooks.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BodyReaderTest {

    private final BodyReader reader = new BodyReader(100_000, 150_000);

    @Test
    void readsUpToTheLongestBody() throws Exception {
        assertThat(reader.read(bytes(0))).isInstanceOf(BodyReader.Read.Complete.class);
        assertThat(reader.read(bytes(100_000)))
                .isInstanceOfSatisfying(
                        BodyReader.Read.Complete.class,
                        body -> assertThat(body.bytes).hasSize(100_000));
        assertThat(reader.read(bytes(100_001))).isEqualTo(new BodyReader.Read.TooLarge());
    }

    @Test
    void bodiesThatAreReadTogetherShareABudgetAndGiveItBack() throws Exception {
        InputStream outer = new FilterInputStream(bytes(90_000)) {
            private boolean nested;

            @Override
            public int read(byte[] target) throws IOException {
                int count = super.read(target);
                if (count < 0 && !nested) {
                    nested = true;
                    assertThat(reader.read(bytes(90_000))).isEqualTo(new BodyReader.Read.NoRoom());
                    assertThat(reader.read(bytes(50_000))).isInstanceOf(BodyReader.Read.Complete.class);
                }
                return count;
            }
        };

        assertThat(reader.read(outer)).isInstanceOf(BodyReader.Read.Complete.class);
        for (int i = 0; i < 10; i++) {
            assertThat(reader.read(bytes(90_000))).isInstanceOf(BodyReader.Read.Complete.class);
        }
    }

    @Test
    void aBrokenBodyGivesItsBudgetBack() throws Exception {
        for (int i = 0; i < 10; i++) {
            InputStream broken = new FilterInputStream(bytes(90_000)) {
                @Override
                public int read(byte[] target) throws IOException {
                    int count = super.read(target);
                    if (count < 0) {
                        throw new IOException("gone");
                    }
                    return count;
                }
            };
            assertThatThrownBy(() -> reader.read(broken)).hasMessage("gone");
        }
        assertThat(reader.read(bytes(100_000))).isInstanceOf(BodyReader.Read.Complete.class);
    }

    private static InputStream bytes(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }
}
