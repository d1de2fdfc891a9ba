package dev.fairlead.client;

import dev.fairlead.client.http.BodyEncoding;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.internal.codec.RequestShape;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One described endpoint, as data. Generated code keeps each in a constant:
 *
 * <pre>{@code
 * static final Operation<Customer> CREATE =
 *         Operation.post("PostCustomers", "/v1/customers").group("customers").form().returns(Customer::of);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param <O> what a call returns
 */
public final class Operation<O extends @Nullable Object> {

    private final String id;
    private final String method;
    private final String pathTemplate;
    private final String group;
    private final RequestShape shape;
    private final @Nullable URI baseUrl;
    private final boolean deprecated;
    private final boolean idempotent;
    private final @Nullable Duration attemptTimeout;
    private final @Nullable Duration callTimeout;
    private final Decoding<O> decoding;

    Operation(OperationBuilder builder, Decoding<O> decoding) {
        this.id = builder.id;
        this.method = builder.method;
        this.pathTemplate = builder.pathTemplate;
        this.group = builder.group;
        this.shape = new RequestShape(
                builder.pathTemplate,
                builder.encoding,
                Set.copyOf(builder.queryNames),
                Set.copyOf(builder.headerNames));
        this.baseUrl = builder.baseUrl;
        this.deprecated = builder.deprecated;
        this.idempotent = builder.idempotent;
        this.attemptTimeout = builder.attemptTimeout;
        this.callTimeout = builder.callTimeout;
        this.decoding = decoding;
    }

    /** Turns a successful answer into the value of the call. */
    @FunctionalInterface
    interface Decoding<O extends @Nullable Object> {

        /**
         * Returns the value.
         *
         * @throws dev.fairlead.json.JsonException if the body is not the JSON it should be
         */
        O decode(HttpResponse response);
    }

    /**
     * Begins an operation with the method GET.
     *
     * @param id the operation's id in the description
     * @param pathTemplate the path from the base address on, variables in braces: {@code /v1/customers/{customer}}
     */
    public static OperationBuilder get(String id, String pathTemplate) {
        return new OperationBuilder(id, "GET", pathTemplate);
    }

    /** Begins an operation with the method POST; see {@link #get}. */
    public static OperationBuilder post(String id, String pathTemplate) {
        return new OperationBuilder(id, "POST", pathTemplate);
    }

    /** Begins an operation with the method PUT; see {@link #get}. */
    public static OperationBuilder put(String id, String pathTemplate) {
        return new OperationBuilder(id, "PUT", pathTemplate);
    }

    /** Begins an operation with the method PATCH; see {@link #get}. */
    public static OperationBuilder patch(String id, String pathTemplate) {
        return new OperationBuilder(id, "PATCH", pathTemplate);
    }

    /** Begins an operation with the method DELETE; see {@link #get}. */
    public static OperationBuilder delete(String id, String pathTemplate) {
        return new OperationBuilder(id, "DELETE", pathTemplate);
    }

    /** Begins an operation with any method, in upper case; see {@link #get}. */
    public static OperationBuilder of(String method, String id, String pathTemplate) {
        return new OperationBuilder(id, method, pathTemplate);
    }

    /** Returns the operation's id in the description. */
    public String id() {
        return id;
    }

    /** Returns the HTTP method in upper case. */
    public String method() {
        return method;
    }

    /** Returns the path with its variables in braces. */
    public String pathTemplate() {
        return pathTemplate;
    }

    /** Returns the name of the resource that the operation belongs to; empty for none. */
    public String group() {
        return group;
    }

    /** Returns how parameters go into the body. */
    public BodyEncoding encoding() {
        return shape.encoding();
    }

    /** Returns the parameters that go into the query although there is a body. */
    public Set<String> queryNames() {
        return shape.queryNames();
    }

    /** Returns the parameters that go into a header of the same name. */
    public Set<String> headerNames() {
        return shape.headerNames();
    }

    /** Returns the base address if it is not the provider's usual one. */
    public Optional<URI> baseUrl() {
        return Optional.ofNullable(baseUrl);
    }

    /** Returns whether the provider advises against it. */
    public boolean isDeprecated() {
        return deprecated;
    }

    /** Returns whether repeating it is safe: by its method (RFC 9110 §9.2.2), or because the description says so. */
    public boolean isIdempotent() {
        return idempotent;
    }

    /** Returns how long one attempt may take, the body included, where that differs from the client's usual time. */
    public Optional<Duration> attemptTimeout() {
        return Optional.ofNullable(attemptTimeout);
    }

    /** Returns how long a whole call may take, where that differs from the client's usual time. */
    public Optional<Duration> callTimeout() {
        return Optional.ofNullable(callTimeout);
    }

    RequestShape shape() {
        return shape;
    }

    O decode(HttpResponse response) {
        return decoding.decode(response);
    }

    /** Gives a value that {@link #decode} returned its type back. */
    @SuppressWarnings({"unchecked", "NullAway"}) // only this operation's own decoding made it
    O valueOf(@Nullable Object decoded) {
        return (O) decoded;
    }

    @Override
    public String toString() {
        return id + " (" + method + " " + pathTemplate + ")";
    }
}
