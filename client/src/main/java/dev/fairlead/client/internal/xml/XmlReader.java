package dev.fairlead.client.internal.xml;

import dev.fairlead.client.error.DecodingException;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonLimits;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XML document into the JSON that a table of types says it stands for. What the table does not know is kept: an element with
 * elements in it as an object, all else as a text. Nothing is fetched and no entity is expanded but the five of XML itself.
 */
final class XmlReader {

    private static final XMLInputFactory FACTORY = factory();
    private static final JsonLimits LIMITS = JsonLimits.forMessages();

    private final WireTable table;
    private final XMLStreamReader xml;
    private long elements;
    private int depth;

    private XmlReader(WireTable table, XMLStreamReader xml) {
        this.table = table;
        this.xml = xml;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside of an answer is read");
        });
        return factory;
    }

    /**
     * Reads a document.
     *
     * @param type of its root
     * @param within the element below the root that holds the members; empty for the root itself
     * @throws DecodingException if it is no XML, or larger or deeper than messages may be
     */
    static JsonValue read(byte[] document, WireTable table, WireType type, String within) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
            try {
                return new XmlReader(table, reader).document(type, within);
            } finally {
                reader.close();
            }
        } catch (DecodingException tooMuch) {
            throw tooMuch;
        } catch (XMLStreamException | RuntimeException noXml) {
            // The JDK's reader throws several unchecked exceptions of its own for malformed texts.
            throw new DecodingException(
                    "", "its body (" + document.length + " bytes) is not the XML that the description promises");
        }
    }

    private JsonValue document(WireType type, String within) throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.DTD) {
                throw new DecodingException("", "its body is XML with a DTD, which is not read");
            }
        }
        if (within.isEmpty()) {
            return value(type);
        }
        JsonValue found = JsonObject.empty();
        while (nextChild()) {
            if (xml.getLocalName().equals(within)) {
                found = value(type);
            } else {
                value(WireType.Leaf.ANY);
            }
        }
        return found;
    }

    /** Goes to the next element within this one; false at its end. */
    private boolean nextChild() throws XMLStreamException {
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
        }
    }

    /** Reads the element on which the reader stands, to its end. */
    private JsonValue value(WireType type) throws XMLStreamException {
        if (++elements > LIMITS.values() || ++depth > LIMITS.depth()) {
            throw new DecodingException("", "its body is XML that is larger or deeper than answers may be");
        }
        JsonValue read = switch (type) {
            case WireType.Leaf leaf when leaf == WireType.Leaf.ANY -> object(WireObject.UNKNOWN, true);
            case WireType.Leaf leaf -> leaf(leaf, xml.getElementText());
            case WireType.Ref ref -> object(table.object(ref.name()), false);
            case WireType.Items items -> items(items);
            case WireType.Entries entries -> entries(entries);
        };
        depth--;
        return read;
    }

    private JsonValue items(WireType.Items items) throws XMLStreamException {
        List<JsonValue> values = new ArrayList<>();
        while (nextChild()) {
            values.add(value(items.type()));
        }
        return JsonArray.of(values);
    }

    private JsonValue entries(WireType.Entries entries) throws XMLStreamException {
        JsonObject.Builder map = JsonObject.builder();
        while (nextChild()) {
            entry(entries, map);
        }
        return map.build();
    }

    private void entry(WireType.Entries entries, JsonObject.Builder map) throws XMLStreamException {
        String key = "";
        JsonValue value = new JsonString("");
        while (nextChild()) {
            if (xml.getLocalName().equals(entries.key())) {
                key = xml.getElementText();
            } else {
                value = value(entries.type());
            }
        }
        map.put(key, value);
    }

    private JsonValue object(WireObject type, boolean mayBeText) throws XMLStreamException {
        Map<String, Object> members = new LinkedHashMap<>();
        attributes(type, members);
        StringBuilder text = new StringBuilder();
        boolean any = false;
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                any = true;
                member(type, members);
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new DecodingException("", "its body is XML with an entity, which is not expanded");
            }
        }
        if (mayBeText && !any) {
            return new JsonString(text.toString());
        }
        JsonObject.Builder object = JsonObject.builder();
        members.forEach((name, value) ->
                object.put(name, value instanceof JsonObject.Builder map ? map.build() : value));
        return object.build();
    }

    private void attributes(WireObject type, Map<String, Object> members) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            WireMember member = type.byElement(xml.getAttributeLocalName(i));
            if (member != null && member.attribute()) {
                members.put(member.name(), leaf(member.type(), xml.getAttributeValue(i)));
            }
        }
    }

    @SuppressWarnings("unchecked") // the lists are made here
    private void member(WireObject type, Map<String, Object> members) throws XMLStreamException {
        String element = xml.getLocalName();
        WireMember member = type.byElement(element);
        if (member == null) {
            unknown(element, members);
        } else if (member.type() instanceof WireType.Entries entries && entries.flat()) {
            entry(entries, (JsonObject.Builder) members.computeIfAbsent(member.name(), first -> JsonObject.builder()));
        } else if (member.type() instanceof WireType.Items items && items.item().isEmpty()) {
            JsonValue item = value(items.type());
            ((List<JsonValue>) members.computeIfAbsent(member.name(), first -> new ArrayList<JsonValue>())).add(item);
        } else {
            JsonValue value = value(member.type());
            if (member.type() == WireType.Leaf.TEXT || !value.equals(new JsonString(""))) {
                members.put(member.name(), value);
            }
        }
    }

    /** Several of one name are a list. */
    private void unknown(String element, Map<String, Object> members) throws XMLStreamException {
        JsonValue value = value(WireType.Leaf.ANY);
        members.merge(element, value, (before, added) -> {
            List<JsonValue> all = new ArrayList<>();
            if (before instanceof JsonArray array) {
                all.addAll(array.values());
            } else if (before instanceof JsonValue one) {
                all.add(one);
            }
            all.add(value);
            return JsonArray.of(all);
        });
    }

    /** A text that is not what the table says stays a text: whoever reads it says so. */
    static JsonValue leaf(WireType type, @Nullable String written) {
        String text = written == null ? "" : written;
        if (type == WireType.Leaf.FLAG && (text.equals("true") || text.equals("false"))) {
            return JsonBoolean.of(text.equals("true"));
        }
        if (type == WireType.Leaf.NUMBER) {
            try {
                return JsonNumber.of(new BigDecimal(text.strip()));
            } catch (NumberFormatException noNumber) {
                return new JsonString(text);
            }
        }
        return new JsonString(text);
    }
}
