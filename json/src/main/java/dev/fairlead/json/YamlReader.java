package dev.fairlead.json;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Builds values from the event stream of a YAML parser, with the core schema of YAML 1.2 (so {@code yes} and dates stay
 * strings). An alias gives the very value of its anchor, so a text that multiplies itself takes no memory; how often
 * its values are used is counted all the same and bounded.
 */
final class YamlReader {

    /** What an anchor stands for, and how many values that holds. */
    private record Anchored(JsonValue value, long size) {}

    private static final CoreSchema SCHEMA = new CoreSchema();

    private final Iterator<Event> events;
    private final JsonLimits limits;
    private final ScalarResolver resolver = SCHEMA.getScalarResolver();
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private long values;

    private YamlReader(Iterator<Event> events, JsonLimits limits) {
        this.events = events;
        this.limits = limits;
    }

    static JsonValue read(byte[] text, JsonLimits limits) {
        Limit.checkLength(text.length, limits);
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setUseMarks(true)
                .setSchema(SCHEMA)
                .build();
        try {
            Iterator<Event> events = new Parse(settings)
                    .parseInputStream(new ByteArrayInputStream(text))
                    .iterator();
            return new YamlReader(events, limits).document();
        } catch (MarkedYamlEngineException malformed) {
            throw trouble("the text is no YAML: " + malformed.getProblem(), malformed.getProblemMark());
        } catch (YamlEngineException malformed) {
            throw new JsonException("the text is no YAML: " + firstLine(malformed.getMessage()), 0, 0);
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    private JsonValue document() {
        Event event = events.next(); // stream start
        do {
            event = events.next();
        } while (event.getEventId() == Event.ID.Comment);
        if (event.getEventId() != Event.ID.DocumentStart) {
            throw new JsonException("the text is empty", 1, 1);
        }
        JsonValue value = value(events.next(), 0);
        events.next(); // document end
        if (events.next().getEventId() != Event.ID.StreamEnd) {
            throw new JsonException("the text holds more than one YAML document", 0, 0);
        }
        return value;
    }

    private JsonValue value(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        long before = values;
        count(1, event);
        JsonValue value = switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case MappingStartEvent mapping -> object(deeper(depth, mapping));
            case SequenceStartEvent sequence -> array(deeper(depth, sequence));
            default -> throw trouble("unexpected " + event.getEventId(), event.getStartMark());
        };
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        anchor.ifPresent(name -> anchors.put(name, new Anchored(value, values - before)));
        return value;
    }

    private JsonValue aliased(AliasEvent alias) {
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            throw trouble(
                    "the alias *" + alias.getAlias() + " has no anchor before it, or stands inside of it",
                    alias.getStartMark());
        }
        count(anchored.size(), alias);
        return anchored.value();
    }

    private void count(long more, Event event) {
        values += more;
        if (values > limits.values()) {
            throw trouble(Limit.tooMany(limits), event.getStartMark());
        }
    }

    private JsonObject object(int depth) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        LineList lines = new LineList();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            String name = name(event);
            if (members.put(name, value(events.next(), depth)) == null) {
                lines.add(line(event));
            }
        }
        return new JsonObject(
                new Names(members.keySet().toArray(String[]::new)),
                members.values().toArray(JsonValue[]::new),
                lines.toArray());
    }

    private String name(Event event) {
        if (event instanceof ScalarEvent scalar) {
            scalar.getAnchor()
                    .ifPresent(anchor -> anchors.put(anchor, new Anchored(new JsonString(scalar.getValue()), 1)));
            return scalar.getValue();
        }
        if (event instanceof AliasEvent alias && aliased(alias) instanceof JsonString text) {
            return text.value();
        }
        throw trouble("the name of a member must be a plain value", event.getStartMark());
    }

    private JsonArray array(int depth) {
        List<JsonValue> items = new ArrayList<>();
        LineList lines = new LineList();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            lines.add(line(event));
            items.add(value(event, depth));
        }
        return new JsonArray(items.toArray(JsonValue[]::new), lines.toArray());
    }

    private int deeper(int depth, Event event) {
        if (depth >= limits.depth()) {
            throw trouble(Limit.tooDeep(limits), event.getStartMark());
        }
        return depth + 1;
    }

    private JsonValue scalar(ScalarEvent scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag()
                .map(Tag::new)
                .orElseGet(() -> scalar.isPlain()
                        ? resolver.resolve(text, scalar.getImplicit().canOmitTagInPlainScalar())
                        : Tag.STR);
        if (tag.equals(Tag.NULL)) {
            return JsonNull.NULL;
        }
        if (tag.equals(Tag.BOOL)) {
            return JsonBoolean.of(text.toLowerCase(Locale.ROOT).equals("true"));
        }
        if (tag.equals(Tag.INT)) {
            return integer(text);
        }
        if (tag.equals(Tag.FLOAT)) {
            return decimal(text);
        }
        return new JsonString(text);
    }

    private static JsonValue integer(String text) {
        try {
            if (text.startsWith("0x")) {
                return JsonNumber.of(new BigInteger(text.substring(2), 16));
            }
            if (text.startsWith("0o")) {
                return JsonNumber.of(new BigInteger(text.substring(2), 8));
            }
            return JsonNumber.of(new BigInteger(text));
        } catch (NumberFormatException unusual) {
            return new JsonString(text);
        }
    }

    /** JSON has no infinity and no NaN: they stay the text that they are. */
    private static JsonValue decimal(String text) {
        try {
            return JsonNumber.of(new BigDecimal(text));
        } catch (NumberFormatException notFinite) {
            return new JsonString(text);
        }
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    private static JsonException trouble(@Nullable String message, Optional<Mark> mark) {
        return new JsonException(
                String.valueOf(message),
                mark.map(m -> m.getLine() + 1).orElse(0),
                mark.map(m -> m.getColumn() + 1).orElse(0));
    }
}
