package dev.fairlead.client.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private final TokenBucket bucket = new TokenBucket(100, 3, 0);

    private void take(long now, int number) {
        for (int i = 0; i < number; i++) {
            bucket.take(now);
        }
    }

    @Test
    void aBurstAndThenTheRate() {
        assertThat(bucket.waitNanos(0, 1)).isZero();
        assertThat(bucket.waitNanos(0, 3)).isZero();
        assertThat(bucket.waitNanos(0, 4)).isEqualTo(100);

        take(0, 3);

        assertThat(bucket.waitNanos(0, 1)).isEqualTo(100);
        assertThat(bucket.waitNanos(60, 1)).isEqualTo(40);
        assertThat(bucket.waitNanos(60, 3)).isEqualTo(240);
        assertThat(bucket.waitNanos(100, 1)).isZero();
    }

    @Test
    void noWindowLetsTwiceTheBurstThroughAtItsEdge() {
        take(0, 3);
        long allowed = 3;
        for (long now = 0; now <= 40; now++) {
            if (bucket.waitNanos(now, 1) == 0) {
                bucket.take(now);
                allowed++;
            }
        }

        assertThat(allowed).isEqualTo(3);
    }

    @Test
    void aTokenThatIsGivenBackIsThereAtOnce() {
        take(0, 3);
        bucket.giveBack();

        assertThat(bucket.available(0)).isEqualTo(1);
        assertThat(bucket.waitNanos(0, 1)).isZero();
    }

    @Test
    void itFillsUpToItsBurstAndNotBeyond() {
        take(0, 3);

        assertThat(bucket.available(199)).isEqualTo(1);
        assertThat(bucket.available(10_000)).isEqualTo(3);
    }

    @Test
    void coolingEmptiesItAndStartsSlowly() {
        bucket.coolUntil(1_000);

        assertThat(bucket.available(999)).isZero();
        assertThat(bucket.waitNanos(0, 1)).isEqualTo(1_000);
        assertThat(bucket.waitNanos(0, 2)).isEqualTo(1_100);
        assertThat(bucket.available(1_000)).isEqualTo(1);
        assertThat(bucket.coolingNanos(400)).isEqualTo(600);
    }

    @Test
    void aShorterPauseDoesNotEndALongerOne() {
        bucket.coolUntil(1_000);
        bucket.coolUntil(500);

        assertThat(bucket.waitNanos(0, 1)).isEqualTo(1_000);
    }

    @Test
    void aTokenGivenBackDoesNotEndAPause() {
        bucket.take(0);
        bucket.coolUntil(1_000);
        bucket.giveBack();

        assertThat(bucket.waitNanos(0, 1)).isEqualTo(1_000);
    }

    @Test
    void withoutAnIntervalOnlyPausesHold() {
        TokenBucket open = new TokenBucket(0, 1, 0);
        for (int i = 0; i < 100; i++) {
            open.take(0);
        }

        assertThat(open.waitNanos(0, 50)).isZero();
        open.coolUntil(30);
        assertThat(open.waitNanos(10, 50)).isEqualTo(20);
    }
}
