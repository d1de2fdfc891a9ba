package dev.fairlead.client.config;

import dev.fairlead.profile.BaseUrl;
import dev.fairlead.profile.CredentialField;
import dev.fairlead.profile.KeyFormat;
import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import dev.fairlead.profile.Versioning;
import dev.fairlead.profile.Webhooks;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that can be set for a provider, in the order in which it is read and told. */
final class Options {

    static final String API_KEY = "API_KEY";
    static final String WEBHOOK_SECRET = "WEBHOOK_SECRET";
    static final String API_VERSION = "API_VERSION";
    static final String BASE_URL = "BASE_URL";
    static final String MODE = "MODE";
    static final String CONNECT_TIMEOUT = "CONNECT_TIMEOUT";
    static final String ATTEMPT_TIMEOUT = "ATTEMPT_TIMEOUT";
    static final String CALL_TIMEOUT = "CALL_TIMEOUT";
    static final String MAX_ATTEMPTS = "MAX_ATTEMPTS";

    private static final String EXAMPLE_SECRET = "ExampleExampleExample000";

    private Options() {}

    /** Returns what the names of a provider's settings begin with, for instance {@code STRIPE_}. */
    static String prefix(Profile profile) {
        return profile.id().toUpperCase(Locale.ROOT).replace('-', '_') + "_";
    }

    /** Returns the name of a credential's option. */
    static String nameOf(String credential) {
        return credential.toUpperCase(Locale.ROOT);
    }

    static List<Option> of(Profile profile) {
        List<Option> options = new ArrayList<>();
        profile.authentication().credentials().forEach(field -> options.add(credential(profile, field)));
        Set<String> credentials = profile.authentication().credentials().stream()
                .map(CredentialField::name)
                .collect(Collectors.toSet());
        profile.address().variables().stream()
                .filter(variable -> !credentials.contains(variable.field().name()))
                .forEach(variable -> options.add(variable(variable)));
        Webhooks webhooks = profile.webhooks();
        if (webhooks != null) {
            options.add(webhookSecret(webhooks));
        }
        Versioning versioning = profile.versioning();
        if (versioning != null) {
            options.add(apiVersion(versioning));
        }
        options.add(baseUrl());
        options.add(mode());
        options.add(time(
                CONNECT_TIMEOUT,
                "How long to wait for a connection, its TLS handshake included.",
                "10s",
                (draft, time) -> draft.connectTimeout = time,
                draft -> draft.connectTimeout));
        options.add(time(
                ATTEMPT_TIMEOUT,
                "How long one attempt may take, the answer included.",
                "20s",
                (draft, time) -> draft.attemptTimeout = time,
                draft -> draft.attemptTimeout));
        options.add(time(
                CALL_TIMEOUT,
                "How long a call may take with all its attempts and waits.",
                "1m",
                (draft, time) -> draft.callTimeout = time,
                draft -> draft.callTimeout));
        options.add(maxAttempts());
        options.addAll(PolicyOptions.ALL);
        options.addAll(NetworkOptions.ALL);
        return List.copyOf(options);
    }

    private static Option credential(Profile profile, CredentialField field) {
        boolean isKey = field.name().equals("api_key");
        String meaning = isKey
                ? "The key that " + profile.name()
                        + " gives you; it decides whose account is used, and whether money is real."
                : sentence(field.meaning()) + (field.required() ? "." : "; may be left out.");
        String example = isKey ? exampleKey(profile, field) : field.example();
        return Option.single(
                        nameOf(field.name()),
                        meaning,
                        example.isEmpty() ? EXAMPLE_SECRET : example,
                        text -> inForm(field, Parsers.secret(text)),
                        (draft, value) -> draft.credentials.put(field.name(), value),
                        draft -> shown(field, draft))
                .used(use(profile, field));
    }

    private static Option variable(BaseUrl.Variable variable) {
        CredentialField field = variable.field();
        return Option.single(
                        nameOf(field.name()),
                        sentence(field.meaning()) + ".",
                        field.example(),
                        text -> inForm(field, Parsers.secret(text)),
                        (draft, value) -> draft.credentials.put(field.name(), value),
                        draft -> draft.credentials.containsKey(field.name())
                                ? shown(field, draft)
                                : Objects.requireNonNullElse(variable.usual(), ""))
                .used(variable.usual() == null ? Option.Use.WANTED : Option.Use.USUAL);
    }

    private static String sentence(String meaning) {
        return meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1);
    }

    /** Where a provider takes several ways to authenticate, the first is wanted. */
    private static Option.Use use(Profile profile, CredentialField field) {
        boolean wanted =
                profile.authentication().schemes().getFirst().required().contains(field.name());
        if (field.secret()) {
            return wanted ? Option.Use.WANTED_SECRET : Option.Use.SECRET;
        }
        return wanted ? Option.Use.WANTED : Option.Use.USUAL;
    }

    private static Secret inForm(CredentialField field, Secret value) throws WrongValue {
        if (!field.accepts(value.reveal())) {
            throw new WrongValue("has not the form of " + field.meaning()
                    + (field.example().isEmpty() ? "" : ", such as " + field.example())
                    + "; copy all of it, and nothing else");
        }
        return value;
    }

    private static String shown(CredentialField field, Draft draft) {
        Secret value = draft.credentials.get(field.name());
        if (value == null) {
            return "";
        }
        return field.secret() ? value.toString() : value.reveal();
    }

    private static String exampleKey(Profile profile, CredentialField field) {
        return profile.credentials().keys().stream()
                .filter(format -> format.usable() && format.mode() != Mode.LIVE)
                .map(KeyFormat::example)
                .findFirst()
                .orElse(field.example());
    }

    private static Option webhookSecret(Webhooks webhooks) {
        return Option.single(
                        WEBHOOK_SECRET,
                        "The secret that webhooks are signed with; several, the newest first and with commas between, while it"
                                + " is being replaced.",
                        webhooks.secretPrefix() + EXAMPLE_SECRET,
                        Parsers::secrets,
                        (Draft draft, List<Secret> secrets) -> draft.webhookSecrets = secrets,
                        draft -> draft.webhookSecrets.stream()
                                .map(Secret::toString)
                                .collect(Collectors.joining(",")))
                .used(Option.Use.WANTED_SECRET);
    }

    private static Option apiVersion(Versioning versioning) {
        return Option.single(
                API_VERSION,
                "The version of the API to ask for.",
                versioning.pinned(),
                Parsers::version,
                (draft, version) -> draft.apiVersion = version,
                draft -> draft.apiVersion == null ? "" : draft.apiVersion);
    }

    private static Option baseUrl() {
        return Option.single(
                BASE_URL,
                "Where the calls go; the sandbox, for instance.",
                "http://127.0.0.1:12111",
                Parsers::baseUrl,
                (Draft draft, URI url) -> draft.baseUrl = url,
                draft -> draft.baseUrl.toString());
    }

    private static Option mode() {
        return Option.single(
                MODE,
                "Whether this is a test or live; a key of the other kind is refused.",
                "test",
                Parsers::mode,
                (Draft draft, Mode mode) -> draft.mode = mode,
                draft -> draft.effectiveMode().map(SettingTexts::of).orElse("what the key is for"));
    }

    private static Option time(
            String name,
            String meaning,
            String example,
            BiConsumer<Draft, Duration> set,
            Function<Draft, Duration> get) {
        return Option.single(
                name, meaning, example, Parsers::duration, set, draft -> SettingTexts.of(get.apply(draft)));
    }

    private static Option maxAttempts() {
        return Option.single(
                MAX_ATTEMPTS,
                "How often a call is tried in all, from 1 to " + Parsers.MOST_ATTEMPTS + "; 1 turns retries off.",
                "2",
                Parsers::attempts,
                (Draft draft, Integer attempts) -> draft.maxAttempts = attempts,
                draft -> Integer.toString(draft.maxAttempts));
    }
}
