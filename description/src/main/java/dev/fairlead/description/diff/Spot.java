package dev.fairlead.description.diff;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.Schema;

/**
 * A place in a description.
 *
 * @param line from 1; 0 where it is not known
 * @param pointer RFC 6901; empty where it is not known
 */
public record Spot(int line, String pointer) {

    static Spot of(Schema schema) {
        return new Spot(schema.line(), schema.pointer());
    }

    static Spot of(ApiOperation operation, boolean inPaths) {
        String path = operation.path().replace("~", "~0").replace("/", "~1");
        String pointer = "/paths/" + path + "/" + operation.method().toLowerCase(java.util.Locale.ROOT);
        return new Spot(operation.line(), inPaths ? pointer : "");
    }

    @Override
    public String toString() {
        return (line > 0 ? line + ": " : "") + "#" + pointer;
    }
}
