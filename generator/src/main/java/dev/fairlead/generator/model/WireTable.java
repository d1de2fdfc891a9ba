package dev.fairlead.generator.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How values look where they are not JSON.
 *
 * @param name the class that holds the table
 * @param lines of the table, as {@code dev.fairlead.client.format.WireTypes} reads it
 * @param bodies by the id of their operation
 * @param answers by the id of their operation
 */
public record WireTable(
        ClassName name, List<String> lines, Map<String, BodyForm> bodies, Map<String, AnswerForm> answers) {

    /** Copies the collections. */
    public WireTable {
        lines = List.copyOf(lines);
        bodies = Map.copyOf(new LinkedHashMap<>(bodies));
        answers = Map.copyOf(new LinkedHashMap<>(answers));
    }

    /**
     * The form of a body.
     *
     * @param maker the method of {@code WireTypes} that makes it
     * @param arguments texts that it takes
     */
    public record BodyForm(String maker, List<String> arguments) {

        /** Copies the list. */
        public BodyForm {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * The form of an answer.
     *
     * @param maker the method of {@code AnswerFormat} that makes it; empty where it is XML of the table
     * @param arguments texts that the table takes
     * @param into the field that the body is; null for none
     * @param headers fields that stand in headers
     */
    public record AnswerForm(
            String maker, List<String> arguments, @Nullable String into, List<String> headers) {

        /** Copies the lists. */
        public AnswerForm {
            arguments = List.copyOf(arguments);
            headers = List.copyOf(headers);
        }
    }
}
