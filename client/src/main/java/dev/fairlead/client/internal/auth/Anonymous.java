package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.Authenticator;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;

/** Nothing is put onto requests: nothing is proved, or the connection's certificate does it. */
enum Anonymous implements Authenticator {
    INSTANCE;

    @Override
    public HttpRequest authenticate(HttpRequest request, String tenant) {
        return request;
    }

    @Override
    public boolean invalidate(String tenant, HttpRequest sent, HttpResponse challenge) {
        return false;
    }

    @Override
    public String fingerprint(String tenant) {
        return tenant;
    }
}
