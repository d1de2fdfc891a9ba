package dev.fairlead.sandbox.synthesis;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A set of characters of the first plane, from which nice ones are taken first. Not thread-safe. */
final class CharacterSet {

    private static final int PLANE = 0x10000;
    private static final int TAKEN = 100;
    private static final String NICE = "aAb1c0dexyzBCDEXYZ23456789fghijklmnopqrstuvwFGHIJKLMNOPQRSTUVW_-. @/:,";

    private final BitSet members = new BitSet();

    void add(int from, int to) {
        members.set(Math.min(from, PLANE - 1), Math.min(to, PLANE - 1) + 1);
    }

    void add(CharacterSet other) {
        members.or(other.members);
    }

    CharacterSet inverted() {
        CharacterSet other = new CharacterSet();
        other.members.set(0x20, 0x7f);
        other.members.set(0xa1, 0x17f);
        other.members.andNot(members);
        return other;
    }

    /** Returns some of the characters, the nicest first. */
    List<Integer> some() {
        IntStream nice = NICE.chars().filter(members::get);
        IntStream others = members.stream().filter(c -> NICE.indexOf(c) < 0 && c >= 0x20 && !isSurrogate(c));
        List<Integer> visible =
                IntStream.concat(nice, others).limit(TAKEN).boxed().toList();
        return visible.isEmpty() ? members.stream().limit(TAKEN).boxed().toList() : visible;
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    static CharacterSet of(int character) {
        CharacterSet set = new CharacterSet();
        set.add(character, character);
        return set;
    }

    /** Returns the set that a letter after a backslash stands for. */
    static CharacterSet named(char letter) {
        CharacterSet set = new CharacterSet();
        switch (Character.toLowerCase(letter)) {
            case 'd' -> set.add('0', '9');
            case 's' -> {
                set.add(' ', ' ');
                set.add('\t', '\r');
            }
            case 'w' -> {
                set.add('a', 'z');
                set.add('A', 'Z');
                set.add('0', '9');
                set.add('_', '_');
            }
            default -> throw new IllegalArgumentException("no set is called " + letter);
        }
        return Character.isUpperCase(letter) ? set.inverted() : set;
    }

    /** Returns the set of a Unicode property (only as much of it as texts need), by Java's own idea of it. */
    static CharacterSet ofProperty(String property, boolean not) {
        CharacterSet set = new CharacterSet();
        Pattern pattern = Pattern.compile("\\p{" + property + "}");
        for (int c = 0x20; c < 0x250; c++) {
            if (pattern.matcher(Character.toString(c)).matches()) {
                set.add(c, c);
            }
        }
        return not ? set.inverted() : set;
    }
}
