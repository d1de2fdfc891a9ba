package dev.fairlead.sandbox;

import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Webhooks;
import dev.fairlead.sandbox.auth.Gate;
import dev.fairlead.sandbox.auth.MadeUpCredentials;
import dev.fairlead.sandbox.core.Action;
import dev.fairlead.sandbox.core.Behaviour;
import dev.fairlead.sandbox.core.Books;
import dev.fairlead.sandbox.core.Expander;
import dev.fairlead.sandbox.core.Handler;
import dev.fairlead.sandbox.core.Ids;
import dev.fairlead.sandbox.fault.Faults;
import dev.fairlead.sandbox.generic.Answers;
import dev.fairlead.sandbox.generic.GenericActions;
import dev.fairlead.sandbox.generic.OpenActions;
import dev.fairlead.sandbox.generic.Prefixes;
import dev.fairlead.sandbox.server.Handlers;
import dev.fairlead.sandbox.server.Inspection;
import dev.fairlead.sandbox.server.Provider;
import dev.fairlead.sandbox.store.Stores;
import dev.fairlead.sandbox.stripe.StripeBehaviour;
import dev.fairlead.sandbox.webhook.WebhookMessage;
import dev.fairlead.sandbox.webhook.WebhookSender;
import dev.fairlead.sandbox.wire.Route;
import dev.fairlead.sandbox.wire.Routes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The parts of a sandbox, put together. */
record Assembly(
        MadeUpCredentials credentials,
        Faults faults,
        WebhookSender webhooks,
        Stores stores,
        Routes routes,
        Provider provider,
        Inspection inspection) {

    static Assembly of(SandboxBuilder builder) {
        Profile profile = builder.profile;
        Stores stores = Stores.inMemory();
        Ids ids = new Ids(builder.seed);
        WebhookSender webhooks = new WebhookSender(profile.webhooks(), builder.clock);
        builder.targets.forEach(webhooks::add);
        Routes routes = new Routes(builder.description, profile.baseUrl().toString());
        Behaviour behaviour;
        Prefixes prefixes;
        if (profile.id().equals("stripe")) {
            StripeBehaviour stripe = new StripeBehaviour(stores, ids, webhooks, builder.clock, version(builder));
            behaviour = stripe;
            prefixes = stripe.prefixes();
        } else {
            behaviour = Behaviour.none();
            prefixes = Prefixes.fromNames();
        }
        boolean known = profile.id().equals("stripe");
        Answers answers = new Answers(builder.description.raw());
        Handlers handlers = known
                ? known(behaviour, new GenericActions(stores, ids, prefixes, routes.all()))
                : open(new OpenActions(stores, ids, answers, profile.pagination(), routes.all()));
        ReentrantLock lock = new ReentrantLock();
        MadeUpCredentials credentials = new MadeUpCredentials(profile, builder.apiKey);
        Provider provider = new Provider(
                profile,
                new Gate(profile, credentials, ids, builder.clock),
                routes,
                handlers,
                answers,
                known,
                new Expander(stores, behaviour),
                ids,
                builder.limit,
                behaviour.throttledHeaders(),
                lock,
                builder.clock);
        Inspection inspection = new LockedInspection(behaviour, stores, webhooks, profile.webhooks(), lock);
        return new Assembly(credentials, new Faults(), webhooks, stores, routes, provider, inspection);
    }

    private static Handlers known(Behaviour behaviour, GenericActions generic) {
        Map<Route, Handler> handlers = new ConcurrentHashMap<>();
        return route -> handlers.computeIfAbsent(route, fresh -> {
            Action action = behaviour.actionFor(route.shape());
            return Handler.of(action == null ? generic.of(route) : action);
        });
    }

    private static Handlers open(OpenActions actions) {
        Map<Route, Handler> handlers = new ConcurrentHashMap<>();
        return route -> handlers.computeIfAbsent(route, actions::of);
    }

    private static String version(SandboxBuilder builder) {
        var versioning = builder.profile.versioning();
        return versioning == null ? builder.description.version() : versioning.pinned();
    }

    /** Returns nothing that is secret. */
    @Override
    public String toString() {
        return "Assembly[" + provider + "]";
    }

    /** Looks at everything at one moment. */
    private record LockedInspection(
            Behaviour behaviour,
            Stores stores,
            WebhookSender webhooks,
            @Nullable Webhooks facts,
            ReentrantLock lock) implements Inspection {

        @Override
        public Books books() {
            return locked(behaviour::books);
        }

        @Override
        public Map<String, Integer> sizes() {
            return locked(stores::sizes);
        }

        @Override
        public boolean resend(String eventId) {
            JsonObject event = stores.of("event").get(eventId);
            if (event == null || facts == null) {
                return false;
            }
            webhooks.publish(
                    new WebhookMessage(eventId, text(event, facts.eventType()), text(event, facts.orderKey()), event));
            return true;
        }

        @Override
        public boolean authenticate(String id, boolean succeeds) {
            return locked(() -> behaviour.authenticate(id, succeeds));
        }

        private static String text(JsonObject event, String pointer) {
            return event.at(pointer) instanceof JsonString text ? text.value() : "";
        }

        private <T> T locked(Supplier<T> look) {
            lock.lock();
            try {
                return look.get();
            } finally {
                lock.unlock();
            }
        }
    }
}
