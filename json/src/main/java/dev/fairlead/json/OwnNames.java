package dev.fairlead.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of an object that shares them with no other, while it is read. */
final class OwnNames {

    private String[] names;
    private int size;
    /** Made when there are more than a few names; bears names that were made to collide. */
    private @Nullable Map<String, Integer> positions;

    /** Begins with names that are known to differ. */
    OwnNames(String[] distinct) {
        this.names = Arrays.copyOf(distinct, Math.max(Names.FEW, 2 * distinct.length));
        this.size = distinct.length;
    }

    /** Returns where a name stands, from 0; -1 if it is new, and adds it. */
    int findOrAdd(String name) {
        int position = find(name);
        if (position < 0) {
            add(name);
        }
        return position;
    }

    private int find(String name) {
        if (size > Names.FEW) {
            return positions().getOrDefault(name, -1);
        }
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Map<String, Integer> positions() {
        Map<String, Integer> known = positions;
        if (known == null) {
            known = new HashMap<>();
            for (int i = 0; i < size; i++) {
                known.put(names[i], i);
            }
            positions = known;
        }
        return known;
    }

    private void add(String name) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
        }
        names[size] = name;
        if (positions != null) {
            positions.put(name, size);
        }
        size++;
    }

    Names toNames() {
        return new Names(Arrays.copyOf(names, size));
    }
}
