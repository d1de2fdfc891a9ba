package dev.fairlead.client.config;

import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.Authentication;
import dev.fairlead.profile.BaseUrl;
import dev.fairlead.profile.CredentialField;
import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import dev.fairlead.profile.Spelling;
import dev.fairlead.profile.Webhooks;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says whether settings that are each in order fit together. */
final class SettingsCheck {

    private final Draft draft;
    private final Profile profile;
    private final SettingsReader reader;

    SettingsCheck(Draft draft, SettingsReader reader) {
        this.draft = draft;
        this.profile = draft.profile;
        this.reader = reader;
    }

    void run() {
        findAddress();
        checkAddress();
        checkCredentials();
        checkWebhookSecrets();
        checkTransport();
    }

    /** Where nobody names the address, it is that of the profile, for the mode and with what the settings say of it. */
    private void findAddress() {
        BaseUrl address = profile.address();
        if (reader.isSet(Options.BASE_URL) || reader.isFromCode(Options.BASE_URL)) {
            return;
        }
        URI test = address.test();
        if (test != null && draft.mode == Mode.TEST) {
            draft.baseUrl = test;
            return;
        }
        boolean complete = true;
        for (BaseUrl.Variable variable : address.variables()) {
            String name = variable.field().name();
            if (variable.usual() == null && !draft.credentials.containsKey(name)) {
                complete = false;
                String option = Options.nameOf(name);
                if (draft.credentialsNeeded && !reader.isRefused(option)) {
                    reader.problem(option, missing(variable.field(), option));
                }
            }
        }
        if (complete) {
            address.with(name ->
                            Optional.ofNullable(draft.credentials.get(name)).map(Secret::reveal))
                    .ifPresent(url -> draft.baseUrl = url);
        }
    }

    private void checkAddress() {
        if (Hosts.isPlain(draft.baseUrl) && Hosts.of(draft.baseUrl).equals(Hosts.of(profile.baseUrl()))) {
            reader.problem(
                    Options.BASE_URL, "sends keys to " + Hosts.of(draft.baseUrl) + " without encryption; use https");
        }
    }

    private void checkCredentials() {
        Secret key = draft.apiKey();
        if (key != null) {
            new KeyGuard(profile, draft.baseUrl, draft.mode)
                    .objectionTo(key)
                    .ifPresent(objection -> reader.problem(Options.API_KEY, objection));
        }
        Authentication authentication = profile.authentication();
        if (!draft.credentialsNeeded
                || authentication.usableWith(draft.credentials.keySet()).isPresent()) {
            return;
        }
        AuthScheme nearest = authentication.schemes().stream()
                .max(Comparator.comparingInt(this::present))
                .orElseThrow();
        for (CredentialField field : authentication.credentials(nearest)) {
            String name = Options.nameOf(field.name());
            if (field.required() && !draft.credentials.containsKey(field.name()) && !reader.isRefused(name)) {
                reader.problem(name, missing(field, name));
            }
        }
    }

    private int present(AuthScheme scheme) {
        return (int) scheme.required().stream()
                .filter(name -> draft.credentials.containsKey(name) || reader.isSet(Options.nameOf(name)))
                .count();
    }

    private String missing(CredentialField field, String name) {
        if (reader.isFromCode(name)) {
            return "is not among the credentials; add it, or set none of them in the code";
        }
        String full = Options.prefix(profile) + name;
        String state = reader.environment()
                .blank(full)
                .map(origin -> "is empty (" + origin + "); give it a value")
                .orElseGet(() -> misspelled(name)
                        .map(other -> "is not set, and " + other + " looks like it; give that its name")
                        .orElse("is not set; put it into the environment or the file .env"));
        String form = field.name().equals("api_key") ? KeyGuard.prefixes(profile) : "";
        return state + (form.isEmpty() ? "; it is " + field.meaning() : "; it begins with " + form);
    }

    /** Returns a variable whose name ends like a setting's and begins nearly so, with where it was set. */
    private Optional<String> misspelled(String name) {
        String provider = Options.prefix(profile);
        return reader.environment().startingWith("").stream()
                .filter(variable -> {
                    String upper = variable.name().toUpperCase(Locale.ROOT);
                    int begin = upper.length() - name.length();
                    return begin > 0
                            && upper.endsWith(name)
                            && Spelling.nearest(upper.substring(0, begin), List.of(provider))
                                    .isPresent();
                })
                .map(Environment.Variable::toString)
                .findFirst();
    }

    private void checkWebhookSecrets() {
        Webhooks webhooks = profile.webhooks();
        if (webhooks == null) {
            return;
        }
        for (Secret secret : draft.webhookSecrets) {
            Optional<String> objection =
                    profile.credentials().formatOf(secret.reveal()).isPresent()
                            ? Optional.of("is an API key and no signing secret; a signing secret begins with "
                                    + webhooks.secretPrefix())
                            : webhooks.objectionTo(secret.reveal());
            if (objection.isPresent()) {
                reader.problem(Options.WEBHOOK_SECRET, objection.get());
                return;
            }
        }
    }

    private void checkTransport() {
        if (reader.isSet(NetworkOptions.TLS_CLIENT_CERTIFICATE)
                && draft.transport.tls().identity().isEmpty()
                && !reader.isRefused(NetworkOptions.TLS_CLIENT_CERTIFICATE)
                && !reader.isRefused(NetworkOptions.TLS_CLIENT_KEY)
                && !reader.isFromCode(NetworkOptions.TLS_CLIENT_CERTIFICATE)) {
            reader.problem(
                    NetworkOptions.TLS_CLIENT_CERTIFICATE,
                    "has no key; set " + Options.prefix(profile) + NetworkOptions.TLS_CLIENT_KEY
                            + ", to the same file if the key is in it");
        }
        if (draft.transport.compressedRequests() && !profile.wire().takesGzip()) {
            reader.problem(
                    NetworkOptions.COMPRESSED_REQUESTS,
                    "is on, and the profile of " + profile.name()
                            + " does not say that requests may be compressed (wire.takes_gzip); leave it off");
        }
    }
}
