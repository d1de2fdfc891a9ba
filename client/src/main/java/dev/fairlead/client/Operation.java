package dev.fairlead.client;

import dev.fairlead.client.format.AnswerFormat;
import dev.fairlead.client.http.BodyEncoding;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.internal.codec.ParamPlace.Where;
import dev.fairlead.client.internal.codec.RequestExtras;
import dev.fairlead.client.internal.codec.RequestShape;
import dev.fairlead.client.internal.pipeline.Described;
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

    private final Described described;
    private final String method;
    private final String group;
    private final RequestShape shape;
    private final @Nullable URI baseUrl;
    private final boolean deprecated;
    private final @Nullable String accept;

    Operation(OperationBuilder builder, Decoding<O> decoding) {
        this.described = new Described(
                builder.id,
                builder.pathTemplate,
                builder.idempotent,
                builder.callTimeout,
                builder.attemptTimeout,
                decoding(builder.answerFormat, decoding)::decode);
        this.method = builder.method;
        this.group = builder.group;
        this.shape = new RequestShape(
                builder.pathTemplate,
                builder.encoding,
                builder.mediaType,
                builder.wholeBody,
                builder.bodyOptional,
                builder.otherTypes,
                builder.places,
                builder.pathStyles,
                new RequestExtras(
                        builder.bodyFormat,
                        builder.constants,
                        builder.prefixes,
                        builder.dates,
                        builder.token,
                        builder.checksum));
        this.accept = builder.accept;
        this.baseUrl = builder.baseUrl;
        this.deprecated = builder.deprecated;
    }

    private static <O extends @Nullable Object> Decoding<O> decoding(@Nullable AnswerFormat format, Decoding<O> json) {
        return format == null ? json : response -> json.decode(response.readAs(format.read(response)));
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
        return described.operationId();
    }

    /** Returns the HTTP method in upper case. */
    public String method() {
        return method;
    }

    /** Returns the path with its variables in braces. */
    public String pathTemplate() {
        return described.pathTemplate();
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
        return shape.namesIn(Where.QUERY);
    }

    /** Returns the parameters that go into a header of the same name. */
    public Set<String> headerNames() {
        return shape.namesIn(Where.HEADER);
    }

    /** Returns the media type that is asked for; empty for JSON. */
    public Optional<String> accept() {
        return Optional.ofNullable(accept);
    }

    /** Returns the media types in which the body may also be given with a call. */
    public Set<String> alsoTakes() {
        return shape.otherTypes();
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
        return described.idempotent();
    }

    /** Returns how long one attempt may take, the body included, where that differs from the client's usual time. */
    public Optional<Duration> attemptTimeout() {
        return Optional.ofNullable(described.attemptTimeout());
    }

    /** Returns how long a whole call may take, where that differs from the client's usual time. */
    public Optional<Duration> callTimeout() {
        return Optional.ofNullable(described.callTimeout());
    }

    RequestShape shape() {
        return shape;
    }

    Described described() {
        return described;
    }

    /** Gives a value that was decoded from an answer its type back. */
    @SuppressWarnings({"unchecked", "NullAway"}) // only this operation's own decoding made it
    O valueOf(@Nullable Object decoded) {
        return (O) decoded;
    }

    @Override
    public String toString() {
        return id() + " (" + method + " " + pathTemplate() + ")";
    }
}
