package dev.fairlead.json;

import java.util.Arrays;

/**
 * Builds values from a JSON text (RFC 8259) in UTF-8. Members and items are gathered on one stack, so that each object and array is made
 * once and at its size; objects with the same names share them.
 */
final class JsonReader {

    private final JsonText text;
    private final JsonLimits limits;
    private final boolean keepLines;
    private final NameTree names;
    private JsonValue[] stack = new JsonValue[64];
    private int[] lines;
    private int top;
    private long values;

    private JsonReader(byte[] text, JsonLimits limits, boolean keepLines, NameTree names) {
        this.text = new JsonText(text, keepLines);
        this.limits = limits;
        this.keepLines = keepLines;
        this.names = names;
        this.lines = new int[keepLines ? 64 : 0];
    }

    /** Reads a text without the lines of its values. */
    static JsonValue message(byte[] text, JsonLimits limits, NameTree names) {
        Limit.checkLength(text.length, limits);
        return new JsonReader(text, limits, false, names).whole();
    }

    /** Reads a text with the line of each member and item. */
    static JsonValue document(byte[] text, JsonLimits limits) {
        Limit.checkLength(text.length, limits);
        return new JsonReader(text, limits, true, NameTree.ofDocuments()).whole();
    }

    private JsonValue whole() {
        int first = text.next();
        if (first == JsonText.END) {
            throw new JsonException("the text is empty", 1, 1);
        }
        JsonValue value = value(first, 0, names.root());
        if (text.next() != JsonText.END) {
            throw text.trouble("there is more text after the end of the JSON value");
        }
        return value;
    }

    /**
     * Reads a value whose first character is the next one.
     *
     * @param of the member that it belongs to, itself or within arrays
     */
    private JsonValue value(int first, int depth, NameTree.Branch of) {
        if (++values > limits.values()) {
            throw text.trouble(Limit.tooMany(limits));
        }
        return switch (first) {
            case '"' -> text.string();
            case '{' -> object(deeper(depth), of);
            case '[' -> array(deeper(depth), of);
            case 't' -> text.word("true", JsonBoolean.TRUE);
            case 'f' -> text.word("false", JsonBoolean.FALSE);
            case 'n' -> text.word("null", JsonNull.NULL);
            default -> text.number();
        };
    }

    private JsonValue object(int depth, NameTree.Branch of) {
        text.skip();
        if (text.next() == '}') {
            text.skip();
            return JsonObject.empty();
        }
        int base = top;
        NameTree.Branch branch = names.root();
        NameTree.Branch usual = of.inside();
        OwnNames own = null;
        do {
            String name = text.name(usual == null ? null : usual.name());
            int line = text.line();
            int replaced = -1;
            if (own == null) {
                NameTree.Branch next = usual != null && usual.name().equals(name) ? usual : branch.next(name);
                if (next == null) {
                    replaced = branch.find(name);
                    next = replaced >= 0 ? branch : names.grow(branch, name);
                }
                if (next == null) {
                    own = new OwnNames(branch.toArray());
                } else {
                    branch = next;
                }
            }
            if (own != null) {
                replaced = own.findOrAdd(name);
            }
            if (branch.size() == 1) {
                of.begins(branch);
            }
            JsonValue member = value(text.next(), depth, branch);
            if (replaced >= 0) {
                stack[base + replaced] = member;
            } else {
                push(member, line);
            }
            usual = own == null ? branch.usual() : null;
        } while (text.another('}'));
        Names all = own == null ? branch.names() : own.toNames();
        JsonObject object = new JsonObject(all, Arrays.copyOfRange(stack, base, top), linesFrom(base));
        top = base;
        return object;
    }

    private JsonValue array(int depth, NameTree.Branch of) {
        text.skip();
        if (text.next() == ']') {
            text.skip();
            return JsonArray.empty();
        }
        int base = top;
        do {
            int first = text.next();
            int line = text.line();
            push(value(first, depth, of), line);
        } while (text.another(']'));
        JsonArray array = new JsonArray(Arrays.copyOfRange(stack, base, top), linesFrom(base));
        top = base;
        return array;
    }

    private void push(JsonValue value, int line) {
        if (top == stack.length) {
            stack = Arrays.copyOf(stack, 2 * top);
            lines = keepLines ? Arrays.copyOf(lines, 2 * top) : lines;
        }
        if (keepLines) {
            lines[top] = line;
        }
        stack[top++] = value;
    }

    private int[] linesFrom(int base) {
        return keepLines ? Arrays.copyOfRange(lines, base, top) : JsonObject.NO_LINES;
    }

    private int deeper(int depth) {
        if (depth >= limits.depth()) {
            throw text.trouble(Limit.tooDeep(limits));
        }
        return depth + 1;
    }
}
