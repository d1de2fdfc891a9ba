package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.Authenticator;
import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.profile.AuthScheme;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Several schemes of one provider: the first that the tenant's credentials are enough for. */
final class FirstUsable implements Authenticator {

    private final Credentials credentials;
    private final List<Choice> choices;

    /** A scheme, what it needs, and what carries it out. */
    record Choice(AuthScheme scheme, Set<String> required, Authenticator authenticator) {}

    FirstUsable(Credentials credentials, List<Choice> choices) {
        this.credentials = credentials;
        this.choices = List.copyOf(choices);
    }

    private Authenticator chosen(String tenant) {
        CredentialSet set = credentials.of(tenant);
        for (Choice choice : choices) {
            if (set.names().containsAll(choice.required)) {
                return choice.authenticator;
            }
        }
        throw CredentialException.lasting("no credentials that are enough: needed is "
                + choices.stream()
                        .map(choice -> String.join(" and ", choice.required) + " (" + choice.scheme.kind() + ")")
                        .collect(Collectors.joining(", or "))
                + "; present is " + (set.names().isEmpty() ? "nothing" : String.join(" and ", set.names())));
    }

    @Override
    public HttpRequest authenticate(HttpRequest request, String tenant) throws InterruptedException {
        return chosen(tenant).authenticate(request, tenant);
    }

    @Override
    public HttpRequest authenticate(HttpRequest request, String tenant, long withinNanos) throws InterruptedException {
        return chosen(tenant).authenticate(request, tenant, withinNanos);
    }

    @Override
    public boolean invalidate(String tenant, HttpRequest sent, HttpResponse challenge) {
        return chosen(tenant).invalidate(tenant, sent, challenge);
    }

    @Override
    public void refusedAgain(String tenant, HttpRequest sent) {
        chosen(tenant).refusedAgain(tenant, sent);
    }

    @Override
    public String fingerprint(String tenant) {
        return chosen(tenant).fingerprint(tenant);
    }
}
