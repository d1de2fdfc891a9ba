package dev.fairlead.client.internal.answer;

import dev.fairlead.json.JsonLimits;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XML document as if it were JSON: an element is an object of its children by their local names, one that has none is
 * its text, several of one name are a list. Attributes and namespaces are left out. Nothing is fetched and no entity is
 * expanded but the five of XML itself: a document with a DTD is refused.
 */
final class XmlTree {

    private static final XMLInputFactory FACTORY = factory();

    private XmlTree() {}

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

    private static final class Element {
        private final String name;
        private final StringBuilder text = new StringBuilder();
        private final Map<String, List<JsonValue>> children = new LinkedHashMap<>();

        Element(String name) {
            this.name = name;
        }

        void add(String child, JsonValue value) {
            children.computeIfAbsent(child, first -> new ArrayList<>()).add(value);
        }

        JsonValue value() {
            if (children.isEmpty()) {
                return JsonValue.of(text.toString().strip());
            }
            JsonObject.Builder object = JsonObject.builder();
            children.forEach((child, values) ->
                    object.put(child, values.size() == 1 ? values.getFirst() : JsonValue.array(values)));
            return object.build();
        }
    }

    /** Returns the document as an object with its root element in it; null where it is none, or goes beyond the limits. */
    static @Nullable JsonValue read(byte[] document, JsonLimits limits) {
        if (document.length > limits.bytes()) {
            return null;
        }
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
            try {
                return read(reader, limits);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException noXml) {
            return null; // the JDK's reader throws several unchecked exceptions of its own for malformed texts
        }
    }

    private static @Nullable JsonValue read(XMLStreamReader reader, JsonLimits limits) throws XMLStreamException {
        Deque<Element> open = new ArrayDeque<>();
        open.push(new Element(""));
        long elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > limits.values() || open.size() > limits.depth()) {
                        return null;
                    }
                    open.push(new Element(reader.getLocalName()));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Element ended = open.pop();
                    open.element().add(ended.name, ended.value());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    open.element().text.append(reader.getText());
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return null;
                }
                default -> {
                    // comments, processing instructions
                }
            }
        }
        return open.element().value();
    }
}
