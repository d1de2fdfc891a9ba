package dev.fairlead.sandbox.synthesis;

import java.util.List;

/** A part of a regular expression that can be written as text. */
sealed interface PatternNode {

    void write(PatternWriter out);

    /** Nothing that could be written: an anchor, or a look around, which the matcher checks afterwards. */
    record Nothing() implements PatternNode {
        @Override
        public void write(PatternWriter out) {}
    }

    /** One of some characters, the nicest first. */
    record OneOf(List<Integer> characters) implements PatternNode {
        @Override
        public void write(PatternWriter out) {
            if (characters.isEmpty()) {
                throw new IllegalArgumentException("a class without characters");
            }
            out.add(characters.get(out.character(characters.size())));
        }
    }

    /** One after the other. */
    record Sequence(List<PatternNode> parts) implements PatternNode {
        @Override
        public void write(PatternWriter out) {
            parts.forEach(part -> part.write(out));
        }
    }

    /** One of them. */
    record Choice(List<PatternNode> alternatives) implements PatternNode {
        @Override
        public void write(PatternWriter out) {
            alternatives.get(out.choice(alternatives.size())).write(out);
        }
    }

    /** The same several times; no bound where {@code to} is negative. */
    record Repeat(PatternNode part, int from, int to) implements PatternNode {
        @Override
        public void write(PatternWriter out) {
            int times = out.repeats(from, to);
            for (int i = 0; i < times; i++) {
                part.write(out);
            }
        }
    }

    /** A group that may be referred to. */
    record Group(PatternNode part, int number) implements PatternNode {
        @Override
        public void write(PatternWriter out) {
            int start = out.length();
            part.write(out);
            out.remember(number, out.since(start));
        }
    }

    /** What a group matched. */
    record Reference(int number) implements PatternNode {
        @Override
        public void write(PatternWriter out) {
            out.addGroup(number);
        }
    }
}
