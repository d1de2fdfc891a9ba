package dev.fairlead.description;

import dev.fairlead.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a provider's API offers, as its description says. Immutable; safe for use by any number of threads. */
public final class ApiDescription {

    private final String source;
    private final JsonObject raw;
    private final List<String> servers;
    private final List<ApiOperation> operations;
    private final Map<String, ApiOperation> operationsById;
    private final Map<String, Schema> schemas;
    private final List<Diagnostic> diagnostics;
    private final ApiProtocol protocol;

    ApiDescription(
            String source,
            JsonObject raw,
            List<String> servers,
            List<ApiOperation> operations,
            Map<String, Schema> schemas,
            List<Diagnostic> diagnostics) {
        this(source, raw, servers, operations, schemas, diagnostics, ApiProtocol.HTTP);
    }

    ApiDescription(
            String source,
            JsonObject raw,
            List<String> servers,
            List<ApiOperation> operations,
            Map<String, Schema> schemas,
            List<Diagnostic> diagnostics,
            ApiProtocol protocol) {
        this.protocol = protocol;
        this.source = source;
        this.raw = raw;
        this.servers = List.copyOf(servers);
        this.operations = List.copyOf(operations);
        this.operationsById = operations.stream()
                .collect(Collectors.toMap(ApiOperation::id, Function.identity(), (first, second) -> first));
        this.schemas = Collections.unmodifiableMap(new LinkedHashMap<>(schemas));
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** Returns the name of the file or text that this was read from, for messages. */
    public String source() {
        return source;
    }

    /** Returns the API's title; empty where there is none. */
    public String title() {
        return info("title");
    }

    /** Returns the API's version as the provider writes it; empty where there is none. */
    public String version() {
        return info("version");
    }

    private String info(String name) {
        JsonObject info = raw.object("info");
        return info == null ? "" : info.text(name).orElse("");
    }

    /** Returns the base URLs, without trailing slashes, in the document's order; may be empty. */
    public List<String> servers() {
        return servers;
    }

    /** Returns what all calls have in common beyond HTTP. */
    public ApiProtocol protocol() {
        return protocol;
    }

    /** Returns all operations, in the document's order; their ids are unique. */
    public List<ApiOperation> operations() {
        return operations;
    }

    /** Returns the operation of this id, if there is one. */
    public Optional<ApiOperation> operation(String id) {
        return Optional.ofNullable(operationsById.get(id));
    }

    /** Returns the named schemas, in the document's order. */
    public Map<String, Schema> schemas() {
        return schemas;
    }

    /** Returns the schema of this name, if there is one. */
    public Optional<Schema> schema(String name) {
        return Optional.ofNullable(schemas.get(name));
    }

    /** Returns what is odd about the document and was repaired; empty for a clean one. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Returns the document as it was written. */
    public JsonObject raw() {
        return raw;
    }

    @Override
    public String toString() {
        return title() + " " + version() + " (" + operations.size() + " operations, " + schemas.size() + " schemas)";
    }
}
