package dev.fairlead.json;

import java.util.Arrays;

/** A growing list of line numbers, without a box around each. */
final class LineList {

    private int[] lines = new int[8];
    private int size;

    void add(int line) {
        if (size == lines.length) {
            lines = Arrays.copyOf(lines, size * 2);
        }
        lines[size++] = line;
    }

    int[] toArray() {
        return Arrays.copyOf(lines, size);
    }
}
