package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.profile.Idempotency;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Names each call for the provider, once, so that all its attempts carry the same key and count as one. The caller's own key
 * wins. Only for methods that the provider takes keys for.
 */
public final class IdempotencyKeyPolicy extends Policy {

    private static final long VERSION_MASK = 0xffff_ffff_ffff_0fffL;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0x3fff_ffff_ffff_ffffL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Idempotency idempotency;
    private final RandomGenerator random;

    /**
     * Creates the policy.
     *
     * @param random makes the keys; thread-safe, and unpredictable where others share the account
     */
    public IdempotencyKeyPolicy(Idempotency idempotency, RandomGenerator random) {
        this.idempotency = idempotency;
        this.random = random;
    }

    @Override
    public Stage stage() {
        return Stage.IDEMPOTENCY_KEY;
    }

    @Override
    public Outcome send(Call call, HttpRequest request) throws InterruptedException {
        String own = call.settings().idempotencyKey();
        if (!idempotency.methods().contains(request.method())) {
            if (own != null) {
                throw new IllegalArgumentException("the provider takes idempotency keys only for "
                        + String.join(", ", idempotency.methods()) + "; "
                        + call.operationId() + " is a "
                        + request.method());
            }
            return next().send(call, request);
        }
        var headers = request.headers();
        String key = own != null ? own : headers.first(idempotency.header()).orElseGet(this::newKey);
        if (key.length() > idempotency.maxLength()) {
            throw new IllegalArgumentException("the idempotency key has " + key.length()
                    + " characters; the provider takes at most " + idempotency.maxLength());
        }
        return next().send(call, request.withHeaders(headers.with(idempotency.header(), key)));
    }

    /** A version 4 UUID (RFC 9562 §5.4). */
    private String newKey() {
        return new UUID((random.nextLong() & VERSION_MASK) | VERSION_4, (random.nextLong() & VARIANT_MASK) | VARIANT)
                .toString();
    }
}
