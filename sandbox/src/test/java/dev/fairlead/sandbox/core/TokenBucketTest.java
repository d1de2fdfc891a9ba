package dev.fairlead.sandbox.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private final AtomicLong nanos = new AtomicLong();

    private int taken(TokenBucket bucket, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += bucket.tryTake() ? 1 : 0;
        }
        return taken;
    }

    @Test
    void aBurstEmptiesItAndTimeFillsIt() {
        TokenBucket bucket = new TokenBucket(25, 5, nanos::get);
        assertThat(taken(bucket, 10)).isEqualTo(5);
        nanos.addAndGet(40_000_000);
        assertThat(taken(bucket, 10)).isEqualTo(1);
        nanos.addAndGet(3_600_000_000_000L);
        assertThat(taken(bucket, 10)).isEqualTo(5);
    }

    @Test
    void aLimitOfNothingIsRefused() {
        assertThatThrownBy(() -> new TokenBucket(0, 1, nanos::get)).isInstanceOf(IllegalArgumentException.class);
    }
}
