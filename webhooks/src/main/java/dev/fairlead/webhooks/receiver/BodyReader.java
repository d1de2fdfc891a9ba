package dev.fairlead.webhooks.receiver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads bodies, counting: each up to the longest that is taken, and all at once up to a budget. Memory is taken as bytes come,
 * whatever a request announces, so that nobody holds much of it by sending little.
 */
final class BodyReader {

    /** What came of a body. */
    sealed interface Read {

        /** All of it is here. */
        final class Complete implements Read {
            final byte[] bytes;

            Complete(byte[] bytes) {
                this.bytes = bytes;
            }
        }

        /** It is longer than the longest that is taken. */
        record TooLarge() implements Read {}

        /** The bodies that are being read fill the budget. */
        record NoRoom() implements Read {}
    }

    private static final int STEP = 8_192;

    private final int maxBytes;
    private final long budget;
    private final AtomicLong inFlight = new AtomicLong();

    BodyReader(int maxBytes, long budget) {
        this.maxBytes = maxBytes;
        this.budget = budget;
    }

    Read read(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(STEP);
        byte[] step = new byte[STEP];
        try {
            for (int count = in.read(step); count >= 0; count = in.read(step)) {
                if (body.size() + count > maxBytes) {
                    return new Read.TooLarge();
                }
                body.write(step, 0, count);
                if (inFlight.addAndGet(count) > budget) {
                    return new Read.NoRoom();
                }
            }
            return new Read.Complete(body.toByteArray());
        } finally {
            inFlight.addAndGet(-body.size());
        }
    }

    /** Reads on for a little, so that a sender that is still sending sees the answer instead of a broken connection. */
    static void drain(InputStream in, int limit) {
        byte[] step = new byte[STEP];
        int left = limit;
        try {
            while (left > 0) {
                int count = in.read(step, 0, Math.min(step.length, left));
                if (count < 0) {
                    return;
                }
                left -= count;
            }
        } catch (IOException | RuntimeException senderIsGone) {
            // There is nobody left to be polite to.
        }
    }
}
