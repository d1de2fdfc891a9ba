package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.internal.pipeline.PerTenant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What is made of a tenant's credentials, made once and kept until they change. Thread-safe. */
final class Prepared<T> {

    private final Credentials credentials;
    private final BiFunction<CredentialSet, String, T> make;
    private final PerTenant<Slot<T>> slots = new PerTenant<>(tenant -> new Slot<>());

    private static final class Slot<T> {
        private final ReentrantLock lock = new ReentrantLock();
        private volatile @Nullable Made<T> made;
    }

    private record Made<T>(CredentialSet from, T value) {}

    /**
     * Creates a keeper.
     *
     * @param make makes the value from checked credentials and the tenant; does not block
     */
    Prepared(Credentials credentials, BiFunction<CredentialSet, String, T> make) {
        this.credentials = credentials;
        this.make = make;
    }

    T of(String tenant) {
        return of(tenant, credentials.of(tenant));
    }

    T of(String tenant, CredentialSet now) {
        Slot<T> slot = slots.of(tenant);
        Made<T> made = slot.made;
        return made != null && made.from.equals(now) ? made.value : renewed(slot, now, tenant);
    }

    private T renewed(Slot<T> slot, CredentialSet now, String tenant) {
        slot.lock.lock();
        try {
            Made<T> made = slot.made;
            if (made == null || !made.from.equals(now)) {
                made = new Made<>(now, make.apply(credentials.check(now), tenant));
                slot.made = made;
            }
            return made.value;
        } finally {
            slot.lock.unlock();
        }
    }
}
