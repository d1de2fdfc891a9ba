package dev.fairlead.client;

import dev.fairlead.client.config.Settings;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.internal.codec.Addresses;
import dev.fairlead.client.internal.codec.EncodedRequest;
import dev.fairlead.client.internal.codec.GzipBody;
import dev.fairlead.client.internal.codec.RecentAddresses;
import dev.fairlead.client.internal.codec.RequestEncoder;
import dev.fairlead.client.internal.codec.RequestShape;
import dev.fairlead.client.model.Params;
import dev.fairlead.profile.Versioning;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Makes the request of a call, complete but for its idempotency key and its credentials. Thread-safe. */
final class RequestFactory {

    private final RequestEncoder encoder;
    private final Headers common;
    private final boolean atProvider;
    private final boolean compresses;
    private final String base;
    private final RecentAddresses addresses = new RecentAddresses();
    private final String origin;
    private final boolean keepsPaths;

    RequestFactory(Settings settings) {
        this.encoder = new RequestEncoder(settings.profile().wire());
        this.common = common(settings);
        this.base = text(settings.baseUrl());
        this.compresses = settings.transport().compressedRequests();
        this.origin =
                settings.baseUrl().getScheme() + "://" + settings.baseUrl().getRawAuthority();
        this.keepsPaths =
                path(settings.baseUrl()).equals(path(settings.profile().baseUrl()));
        this.atProvider = settings.baseUrl().equals(settings.profile().baseUrl());
    }

    private static Headers common(Settings settings) {
        Headers headers = Headers.of("Accept", "application/json").plus("User-Agent", userAgent());
        Versioning versioning = settings.profile().versioning();
        Optional<String> version = settings.apiVersion();
        return versioning == null || version.isEmpty() ? headers : headers.plus(versioning.header(), version.get());
    }

    private static String userAgent() {
        String version = ApiClient.class.getPackage().getImplementationVersion();
        return "fairlead/" + (version == null ? "0" : version) + " java/"
                + Runtime.version().feature();
    }

    HttpRequest request(Operation<?> operation, Params params, Map<String, ?> path, CallOptions options) {
        String chosen = options.headers().first("Content-Type").orElse("");
        RequestShape shape =
                chosen.isEmpty() ? operation.shape() : operation.shape().in(chosen);
        EncodedRequest encoded =
                encoder.encode(shape, path, params, options.body().orElse(null));
        RequestBody body = encoded.body();
        Headers own = !operation.alsoTakes().contains(chosen) || body == null
                ? options.headers()
                : options.headers().with("Content-Type", body.contentType()); // a boundary comes with it
        Headers headers = common(operation).withAll(encoded.headers()).withAll(own);
        if (body != null && compresses && GzipBody.isWorthIt(body) && !headers.has("Content-Encoding")) {
            body = GzipBody.of(body);
            headers = headers.plus("Content-Encoding", "gzip");
        }
        if (body != null && options.uploadProgress().isPresent()) {
            body = body.withProgress(options.uploadProgress().get());
        }
        return new HttpRequest(operation.method(), addresses.of(base(operation) + encoded.target()), headers, body);
    }

    /**
     * Makes the request for an address that an earlier page named.
     *
     * @throws IllegalArgumentException if the address is none, or lies in another origin: what a provider's answer says must
     *     not decide who gets credentials
     */
    HttpRequest linked(Operation<?> operation, String link, Params params, Map<String, ?> path, CallOptions options) {
        URI own = URI.create(base(operation) + "/");
        URI target = PageRequest.resolve(own, link)
                .orElseThrow(() -> new IllegalArgumentException("a link to a page that is no web address"));
        if (target.getRawUserInfo() != null || !Addresses.origin(target).equals(Addresses.origin(own))) {
            throw new IllegalArgumentException("a link to " + Addresses.origin(target)
                    + " is not followed: pages of this list are at " + Addresses.origin(own) + " only");
        }
        Headers fromParams = encoder.encode(operation.shape(), path, params).headers();
        return new HttpRequest(
                operation.method(),
                target,
                common(operation).withAll(fromParams).withAll(options.headers()),
                null);
    }

    private Headers common(Operation<?> operation) {
        return operation.accept().map(type -> common.with("Accept", type)).orElse(common);
    }

    /**
     * A client that talks to a stand-in talks to it only: an operation's own host would be the real provider's. Of its address the
     * path is kept, where the stand-in has the provider's paths.
     */
    private String base(Operation<?> operation) {
        URI own = operation.baseUrl().orElse(null);
        if (own == null || (!atProvider && !keepsPaths)) {
            return base;
        }
        return atProvider ? text(own) : origin + path(own);
    }

    private static String path(URI address) {
        String path = address.getRawPath();
        return path == null ? "" : path.replaceAll("/+$", "");
    }

    private static String text(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
