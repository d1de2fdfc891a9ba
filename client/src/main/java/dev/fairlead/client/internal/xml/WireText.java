package dev.fairlead.client.internal.xml;

import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;

/** Texts on the wire from and to JSON, by a table of types. */
public final class WireText {

    private WireText() {}

    /** Writes an XML document. */
    public static String xml(
            WireTable table, String type, String root, String namespace, String prefix, JsonObject value) {
        return XmlWriter.write(table, type, root, namespace, prefix, value);
    }

    /** Writes a form of several levels. */
    public static String query(WireTable table, String type, String action, String version, JsonObject value) {
        return QueryWriter.write(table, type, fixed(action, version), false, value);
    }

    /** Writes a form of several levels as EC2 has it. */
    public static String ec2Query(WireTable table, String type, String action, String version, JsonObject value) {
        return QueryWriter.write(table, type, fixed(action, version), true, value);
    }

    private static String fixed(String action, String version) {
        return "Action=" + QueryWriter.encoded(action) + "&Version=" + QueryWriter.encoded(version);
    }

    /**
     * Reads an XML document.
     *
     * @param within the element below the root that is of the type; empty for the root itself
     * @throws dev.fairlead.client.error.DecodingException if it is none, or larger or deeper than answers may be
     */
    public static JsonValue read(WireTable table, String type, String within, byte[] document) {
        return XmlReader.read(document, table, new WireType.Ref(type), within);
    }
}
