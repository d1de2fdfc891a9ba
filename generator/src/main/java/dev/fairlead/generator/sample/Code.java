package dev.fairlead.generator.sample;

import java.util.List;
import java.util.stream.Collectors;

/** A piece of Java source that is laid out within a width: what is too long is broken before the points of its calls. */
sealed interface Code {

    /** How long a line is. */
    int WIDTH = 120;

    /** How much further in a continued line begins. */
    int STEP = 8;

    /** Source as it is. */
    record Text(String text) implements Code {}

    /** A lambda that calls setters on its one parameter. */
    record Fill(String variable, List<Call> calls) implements Code {

        public Fill {
            calls = List.copyOf(calls);
        }
    }

    /** A call on what stands before it. */
    record Call(String method, List<Code> arguments) {

        public Call {
            arguments = List.copyOf(arguments);
        }

        /** Returns the call on one line. */
        String flat() {
            return "." + method + arguments.stream().map(Call::flat).collect(Collectors.joining(", ", "(", ")"));
        }

        private static String flat(Code code) {
            return switch (code) {
                case Text(String text) -> text;
                case Fill(String variable, List<Call> calls) ->
                    variable + " -> "
                            + (calls.isEmpty()
                                    ? "{}"
                                    : variable + calls.stream().map(Call::flat).collect(Collectors.joining()));
            };
        }

        /**
         * Returns the call in as many lines as it needs.
         *
         * @param indent where its line begins
         */
        String laidOut(int indent) {
            String flat = flat();
            if (indent + flat.length() + 4 <= WIDTH) {
                return flat;
            }
            return "." + method
                    + arguments.stream()
                            .map(argument -> laidOut(argument, indent + STEP))
                            .collect(Collectors.joining(", ", "(", ")"));
        }

        private static String laidOut(Code code, int indent) {
            return switch (code) {
                case Fill(String variable, List<Call> calls)
                when calls.size() > 1 ->
                    variable + " -> " + variable
                            + calls.stream()
                                    .map(call -> call.laidOut(indent))
                                    .collect(Collectors.joining("\n" + " ".repeat(indent)));
                case Fill(String variable, List<Call> calls)
                when calls.size() == 1 ->
                    variable + " -> " + variable + calls.getFirst().laidOut(indent);
                default -> flat(code);
            };
        }
    }
}
