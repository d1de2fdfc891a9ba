package dev.fairlead.client;

import dev.fairlead.client.format.AnswerFormat;
import dev.fairlead.client.format.BodyFormat;
import dev.fairlead.client.http.BodyEncoding;
import dev.fairlead.client.http.ParamStyle;
import dev.fairlead.client.internal.codec.AnswerText;
import dev.fairlead.client.internal.codec.ParamPlace;
import dev.fairlead.client.internal.codec.ParamPlace.Where;
import dev.fairlead.client.model.Decoder;
import dev.fairlead.client.model.Place;
import dev.fairlead.json.JsonException;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import dev.fairlead.json.KnownNames;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Describes an {@link Operation}; one of the {@code returns} methods makes it. Not for use by several threads at once. */
public final class OperationBuilder {

    private static final Set<String> IDEMPOTENT_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

    final String id;
    final String method;
    final String pathTemplate;
    final Map<String, ParamPlace> places = new LinkedHashMap<>();
    final Map<String, ParamStyle> pathStyles = new LinkedHashMap<>();
    final Set<String> otherTypes = new LinkedHashSet<>();
    final Map<String, String> constants = new LinkedHashMap<>();
    final Set<String> prefixes = new LinkedHashSet<>();
    final Set<String> dates = new LinkedHashSet<>();
    String group = "";
    BodyEncoding encoding = BodyEncoding.NONE;
    boolean bodyOptional;

    @Nullable
    String mediaType;

    @Nullable
    String wholeBody;

    @Nullable
    String accept;

    @Nullable
    BodyFormat bodyFormat;

    @Nullable
    AnswerFormat answerFormat;

    @Nullable
    String token;

    boolean checksum;

    @Nullable
    URI baseUrl;

    @Nullable
    Duration attemptTimeout;

    @Nullable
    Duration callTimeout;

    boolean deprecated;
    boolean idempotent;

    OperationBuilder(String id, String method, String pathTemplate) {
        if (!pathTemplate.startsWith("/")) {
            throw new IllegalArgumentException("the path of " + id + " begins with '/': " + pathTemplate);
        }
        this.id = id;
        this.method = method;
        this.pathTemplate = pathTemplate;
        this.idempotent = IDEMPOTENT_METHODS.contains(method);
    }

    /** Names the resource that the operation belongs to. */
    public OperationBuilder group(String name) {
        this.group = name;
        return this;
    }

    /** Sends the parameters as a form. */
    public OperationBuilder form() {
        return encoding(BodyEncoding.FORM);
    }

    /** Sends the parameters as JSON. */
    public OperationBuilder json() {
        return encoding(BodyEncoding.JSON);
    }

    /** Sends the parameters, files among them, as parts. */
    public OperationBuilder multipart() {
        return encoding(BodyEncoding.MULTIPART);
    }

    /** Sends a body that comes with the call, {@link CallOptions#withBody}, as it is; the parameters go into the query. */
    public OperationBuilder raw() {
        return encoding(BodyEncoding.RAW);
    }

    private OperationBuilder encoding(BodyEncoding other) {
        this.encoding = other;
        return this;
    }

    /**
     * Sends the body under another media type than the usual one of its encoding, for instance {@code
     * application/merge-patch+json}.
     */
    public OperationBuilder mediaType(String type) {
        this.mediaType = type;
        return this;
    }

    /** Lets one parameter be the whole body, for bodies that are no objects: an array, a text, a map. */
    public OperationBuilder wholeBody(String name) {
        this.wholeBody = name;
        return this;
    }

    /** Sends no body where nothing is set that goes into it, or where a raw one is not given. */
    public OperationBuilder optionalBody() {
        this.bodyOptional = true;
        return this;
    }

    /** Says in which media types the body may also be given with a call, {@link CallOptions#withBody}. */
    public OperationBuilder alsoTakes(String... mediaTypes) {
        otherTypes.addAll(List.of(mediaTypes));
        return this;
    }

    /** Asks for answers of this media type in place of JSON. */
    public OperationBuilder accept(String type) {
        this.accept = type;
        return this;
    }

    /** Sends these parameters in the query although there is a body. */
    public OperationBuilder query(String... names) {
        return in(Where.QUERY, names);
    }

    /** Sends these parameters in a header of the same name; lists with commas between their items. */
    public OperationBuilder header(String... names) {
        return in(Where.HEADER, names);
    }

    /** Sends these parameters as cookies of the same name. */
    public OperationBuilder cookie(String... names) {
        return in(Where.COOKIE, names);
    }

    private OperationBuilder in(Where where, String... names) {
        for (String name : names) {
            places.merge(name, ParamPlace.USUAL.in(where), (known, added) -> known.in(where));
        }
        return this;
    }

    /** Writes these parameters, wherever they go, in this style, whatever the provider's usual one is. */
    public OperationBuilder style(ParamStyle style, String... names) {
        for (String name : names) {
            places.merge(name, ParamPlace.USUAL.styled(style), (known, added) -> known.styled(style));
        }
        return this;
    }

    /** Leaves characters that have a meaning in addresses as they are in these parameters of the query. */
    public OperationBuilder reserved(String... names) {
        for (String name : names) {
            places.merge(name, ParamPlace.USUAL.withReserved(), (known, added) -> known.withReserved());
        }
        return this;
    }

    /**
     * Sends a parameter under another name than the one by which it is set: for a name that stands in two places.
     *
     * @param name by which it is set
     */
    public OperationBuilder sentAs(String name, String wireName) {
        places.merge(name, ParamPlace.USUAL.named(wireName), (known, added) -> known.named(wireName));
        return this;
    }

    /** Sends a parameter of a multipart body as a part of this media type; as JSON if that is JSON. */
    public OperationBuilder part(String name, String type) {
        places.merge(name, ParamPlace.USUAL.partType(type), (known, added) -> known.partType(type));
        return this;
    }

    /** Writes a variable of the path in another style than {@link ParamStyle#SIMPLE}. */
    public OperationBuilder pathStyle(ParamStyle style, String... names) {
        for (String name : names) {
            pathStyles.put(name, style);
        }
        return this;
    }

    /** Sends the parameters that go nowhere else in a body of this format. */
    public OperationBuilder body(BodyFormat format) {
        this.bodyFormat = format;
        return encoding(BodyEncoding.JSON);
    }

    /** Reads answers of this format as the JSON that they stand for. */
    public OperationBuilder answer(AnswerFormat format) {
        this.answerFormat = format;
        return this;
    }

    /** Sends a header that is the same in all calls. */
    public OperationBuilder constant(String header, String value) {
        constants.put(header, value);
        return this;
    }

    /** Sends each entry of these parameters in a header of its own: the parameter's name, then the entry's. */
    public OperationBuilder prefix(String... names) {
        prefixes.addAll(List.of(names));
        return header(names);
    }

    /** Writes these parameters, which are RFC 3339 texts, as headers write dates (RFC 9110 §5.6.7). */
    public OperationBuilder httpDate(String... names) {
        dates.addAll(List.of(names));
        return this;
    }

    /**
     * Names each call with a random value in this parameter where it is not set: the provider recognises a repetition by it, so that
     * the operation may be repeated safely.
     */
    public OperationBuilder token(String name) {
        this.token = name;
        return idempotent();
    }

    /** Sends the body with a checksum. */
    public OperationBuilder checksum() {
        this.checksum = true;
        return this;
    }

    /** Uses another base address than the provider's usual one. */
    public OperationBuilder baseUrl(String url) {
        this.baseUrl = URI.create(url);
        return this;
    }

    /** Marks an operation that the provider advises against. */
    public OperationBuilder deprecated() {
        this.deprecated = true;
        return this;
    }

    /** Marks an operation that may be repeated safely although its method does not say so. */
    public OperationBuilder idempotent() {
        this.idempotent = true;
        return this;
    }

    /**
     * Gives each attempt a time of its own, the body included, in place of the client's: for operations that are slow by nature,
     * such as a long poll. What a call says for itself goes before.
     *
     * @param timeout positive
     */
    public OperationBuilder attemptTimeout(Duration timeout) {
        this.attemptTimeout = positive("attempt timeout", timeout);
        return this;
    }

    /** Gives a whole call a time of its own, with all its attempts and waits; like {@link #attemptTimeout} otherwise. */
    public OperationBuilder callTimeout(Duration timeout) {
        this.callTimeout = positive("call timeout", timeout);
        return this;
    }

    private Duration positive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("the " + name + " of " + id + " is positive, not " + duration);
        }
        return duration;
    }

    /** Makes an operation whose calls return a value read from a JSON object. */
    public <O> Operation<O> returns(Function<JsonObject, O> decode) {
        KnownNames names = new KnownNames();
        return new Operation<>(this, response -> decode.apply(object(response.json(names))));
    }

    private static JsonObject object(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new JsonException("the text is JSON, but no object", 1, 1);
    }

    /** Makes an operation whose calls return a JSON object as it is. */
    public Operation<JsonObject> returnsJson() {
        return returns(json -> json);
    }

    /** Makes an operation whose calls return any JSON as it is, for instance an array. */
    public Operation<JsonValue> returnsAnyJson() {
        KnownNames names = new KnownNames();
        return new Operation<>(this, response -> response.json(names));
    }

    /** Makes an operation whose calls return a value of any JSON kind. */
    public <O> Operation<O> returnsValue(Decoder<O> decoder) {
        KnownNames names = new KnownNames();
        return new Operation<>(this, response -> decoder.decode(response.json(names), Place.root(id)));
    }

    /** Makes an operation whose calls return a value of any JSON kind, or nothing where the answer has no body. */
    public <O> Operation<Optional<O>> returnsOptional(Decoder<O> decoder) {
        KnownNames names = new KnownNames();
        return new Operation<>(
                this,
                response -> response.bodyLength() == 0
                        ? Optional.empty()
                        : Optional.of(decoder.decode(response.json(names), Place.root(id))));
    }

    /** Makes an operation whose calls return what the status of the answer says that there is. */
    public <O> Operation<O> returnsByStatus(StatusDecoder<O> decoder) {
        return new Operation<>(this, response -> decoder.decode(response, Place.root(id)));
    }

    /** Makes an operation whose calls return the answer as a text, in the charset that it names, else UTF-8. */
    public Operation<String> returnsText() {
        return new Operation<>(this, AnswerText::of);
    }

    /** Makes an operation whose calls return the bytes of the answer. */
    public Operation<byte[]> returnsBytes() {
        return new Operation<>(this, response -> response.body());
    }

    /** Makes an operation whose calls return null. */
    public Operation<@Nullable Void> returnsNothing() {
        return new Operation<@Nullable Void>(this, response -> null);
    }
}
