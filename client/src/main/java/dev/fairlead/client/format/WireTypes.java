package dev.fairlead.client.format;

import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.internal.xml.WireTable;
import dev.fairlead.client.internal.xml.WireText;
import dev.fairlead.json.JsonValue;
import java.nio.charset.StandardCharsets;

/** How the values of an API look where they are not JSON: a table, which a generator wrote. Immutable and thread-safe. */
public final class WireTypes {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final WireTable table;

    private WireTypes(WireTable table) {
        this.table = table;
    }

    /**
     * Reads a table: a line for each type, and below it, indented, one for each of its members: name, kind and how it is written.
     * A kind is {@code text}, {@code number}, {@code flag}, {@code any}, {@code #Type}, a list <code>[item:kind]</code> or a map
     * <code>{entry,key,value:kind}</code>.
     *
     * @param pieces a long table in several pieces
     * @throws IllegalArgumentException if it is no table
     */
    public static WireTypes of(String... pieces) {
        return new WireTypes(new WireTable(pieces));
    }

    /**
     * Returns a format of bodies that are XML.
     *
     * @param type of the root, as the table calls it
     * @param root its element
     * @param namespace the address of its namespace; empty for none
     * @param mediaType for instance {@code application/xml}
     */
    public BodyFormat xml(String type, String root, String namespace, String mediaType) {
        return values -> values.isEmpty()
                ? null
                : RequestBody.owning(mediaType, utf8(WireText.xml(table, type, root, namespace, "", values)));
    }

    /**
     * Returns a format of bodies that are forms of several levels.
     *
     * @param type of the parameters, as the table calls it
     * @param action the operation's name
     * @param version of the API
     */
    public BodyFormat query(String type, String action, String version) {
        return values -> RequestBody.owning(FORM, utf8(WireText.query(table, type, action, version, values)));
    }

    /** Returns EC2's format of forms; like {@link #query} otherwise. */
    public BodyFormat ec2Query(String type, String action, String version) {
        return values -> RequestBody.owning(FORM, utf8(WireText.ec2Query(table, type, action, version, values)));
    }

    /** Returns a format of answers whose root is of a type of the table. */
    public AnswerFormat answer(String type) {
        return answer(type, "");
    }

    /**
     * Returns a format of answers in which one element below the root is of a type of the table.
     *
     * @param within its name
     */
    public AnswerFormat answer(String type, String within) {
        return AnswerFormat.of(response -> read(response.body(), type, within));
    }

    private JsonValue read(byte[] body, String type, String within) {
        return WireText.read(table, type, within, body);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
