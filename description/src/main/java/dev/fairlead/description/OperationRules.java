package dev.fairlead.description;

import dev.fairlead.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What holds for operations in every kind of description: each has an id of its own, and every path variable is described. */
final class OperationRules {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\+?([^{}/]+)}");

    private static final Pattern GROUP_AND_NAME = Pattern.compile("([a-z][a-z0-9-]*)/([a-z][a-z0-9-]*)");

    private final Document document;
    private final Set<String> ids = new HashSet<>();

    OperationRules(Document document) {
        this.document = document;
    }

    /** Is shown each operation of a document. */
    interface Visitor {

        /**
         * Is shown one.
         *
         * @param path its template
         * @param item what stands at the path, references followed
         * @param node the operation itself, named after its method
         */
        void visit(String path, Node item, Node node);
    }

    /**
     * Shows the operations of all paths, in the document's order.
     *
     * @param mayLackPaths whether a document without any is one all the same
     */
    void eachOperation(boolean mayLackPaths, Visitor visitor) {
        for (Node path : paths(mayLackPaths).members()) {
            if (path.name().startsWith("/")) {
                Node item = document.follow(path);
                for (Node node : item.members()) {
                    if (METHODS.contains(node.name()) && node.value() instanceof JsonObject) {
                        visitor.visit(path.name(), item, node);
                    }
                }
            }
        }
    }

    private Node paths(boolean mayLack) {
        Node paths = document.root().member("paths");
        if (paths != null && paths.value() instanceof JsonObject) {
            return paths;
        }
        if (paths == null && mayLack) {
            return new Node(JsonObject.empty(), "/paths", 0);
        }
        throw document.trouble(
                document.root(), "an OpenAPI document has an object named 'paths', and this has none: add it");
    }

    /** Returns the id that is written, or else one that is made from method and path. */
    String operationId(String method, String path, Node node) {
        String written = node.text("operationId");
        String made = (method.toLowerCase(Locale.ROOT) + path).replaceAll("[^A-Za-z0-9]+", "_");
        if (!written.isEmpty() && ids.add(written)) {
            return written;
        }
        String id = made;
        for (int i = 2; !ids.add(id); i++) {
            id = made + "_" + i;
        }
        document.odd(
                node,
                (written.isEmpty() ? "no operationId" : "a second operation with the operationId " + written)
                        + ": named " + id);
        return id;
    }

    /**
     * Returns where the provider's own clients have an operation: as {@code x-operation-group} and {@code x-operation-name} say, or
     * an operationId of two words with a slash between them, such as {@code issues/list-for-repo}.
     */
    @Nullable
    ClientPlace place(Node node) {
        List<String> group = node.texts("x-operation-group");
        if (group.isEmpty() && !node.text("x-operation-group").isEmpty()) {
            group = List.of(node.text("x-operation-group").split("[./]"));
        }
        String name = node.text("x-operation-name");
        if (!group.isEmpty() && !name.isEmpty()) {
            return new ClientPlace(group, name);
        }
        Matcher words = GROUP_AND_NAME.matcher(node.text("operationId"));
        return words.matches() ? new ClientPlace(List.of(words.group(1)), words.group(2)) : null;
    }

    /** Adds the variables of a path that have no parameter. */
    void addForgotten(String path, Node node, Map<String, ApiParameter> parameters) {
        Matcher matcher = VARIABLE.matcher(path);
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!parameters.containsKey(key(ApiParameter.Place.PATH, name))) {
                document.odd(node, "the path variable {" + name + "} is not described: taken as a text");
                Schema text = new Schema(
                        JsonObject.builder().put("type", "string").build(), null, node.pointer(), node.line());
                add(
                        new ApiParameter(
                                name,
                                ApiParameter.Place.PATH,
                                true,
                                false,
                                "",
                                text,
                                new Encoding("simple", false, null)),
                        parameters);
            }
        }
    }

    /** Adds a parameter; one of the same place and name gives way. */
    static void add(ApiParameter parameter, Map<String, ApiParameter> parameters) {
        parameters.put(key(parameter.place(), parameter.name()), parameter);
    }

    private static String key(ApiParameter.Place place, String name) {
        return place + " " + name;
    }
}
