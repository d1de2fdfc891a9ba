package dev.fairlead.webhooks.receiver;

import dev.fairlead.webhooks.signature.WebhookHeaders;

/** One HTTP request that may be a webhook. Immutable by agreement: nobody changes the body's array. */
public final class WebhookRequest {

    private final String method;
    private final String path;
    private final WebhookHeaders headers;
    private final byte[] body;

    private WebhookRequest(String method, String path, WebhookHeaders headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Returns a request.
     *
     * @param method in upper case
     * @param path without query
     * @param body the bytes as they came; not copied, and must not be changed afterwards
     */
    public static WebhookRequest of(String method, String path, WebhookHeaders headers, byte[] body) {
        return new WebhookRequest(method, path, headers, body);
    }

    /** Returns a POST request. */
    public static WebhookRequest post(String path, WebhookHeaders headers, byte[] body) {
        return of("POST", path, headers, body);
    }

    /** Returns the method. */
    public String method() {
        return method;
    }

    /** Returns the path, without query. */
    public String path() {
        return path;
    }

    /** Returns the headers. */
    public WebhookHeaders headers() {
        return headers;
    }

    /** Returns the body's bytes themselves, which must not be changed. */
    public byte[] body() {
        return body;
    }

    /** Returns method, path and size: nothing that is secret. */
    @Override
    public String toString() {
        return method + " " + path + ", " + body.length + " bytes";
    }
}
