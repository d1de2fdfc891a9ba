package dev.fairlead.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of an object's members in their order, each once, and where each stands. Objects of one text that have the same names
 * share them. A few are looked through, some are found in a table of their positions; many are in a map, which bears names that
 * were made to collide. Immutable: what is made on the first search is the same whoever makes it.
 */
final class Names {

    static final Names NONE = new Names(new String[0]);

    /** Up to here looking through all of them is quickest. */
    static final int FEW = 8;

    private static final int SOME = 64;

    /** Where names stand, for more than a few of them. */
    private interface Index {

        /** Returns where a name stands, from 0; -1 if it does not. */
        int find(String name);
    }

    private final String[] names;
    private volatile @Nullable Index index;

    /** Takes names that are known to differ. */
    Names(String[] distinct) {
        this.names = distinct;
    }

    int size() {
        return names.length;
    }

    String get(int position) {
        return names[position];
    }

    List<String> asList() {
        return Arrays.asList(names);
    }

    /** Returns where a name stands, from 0; -1 if it does not. */
    int find(String name) {
        if (names.length > FEW) {
            return indexed().find(name);
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Index indexed() {
        Index known = index;
        if (known == null) {
            known = names.length > SOME ? positions() : table();
            index = known;
        }
        return known;
    }

    private Index positions() {
        Map<String, Integer> positions = HashMap.newHashMap(names.length);
        for (int i = 0; i < names.length; i++) {
            positions.put(names[i], i);
        }
        return name -> positions.getOrDefault(name, -1);
    }

    /** Positions from 1 by the names' hashes, at most half full. */
    private Index table() {
        int[] slots = new int[Integer.highestOneBit(names.length - 1) * 4];
        for (int i = 0; i < names.length; i++) {
            slots[slot(slots, names[i])] = i + 1;
        }
        return name -> slots[slot(slots, name)] - 1;
    }

    /** Returns the slot of a name, or the free one where it would go. */
    private int slot(int[] slots, String name) {
        int mask = slots.length - 1;
        int hash = name.hashCode();
        int slot = (hash ^ hash >>> 16) & mask;
        while (slots[slot] != 0 && !names[slots[slot] - 1].equals(name)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
