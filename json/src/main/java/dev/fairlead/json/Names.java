package dev.fairlead.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of an object's members in their order, each once, and where each stands. A few are looked through, some are found in
 * a table of their positions; many are in a map, which bears names that were made to collide. Not for use by several threads
 * while names are added.
 */
final class Names {

    /** Up to here looking through all of them is quickest. */
    static final int FEW = 8;

    private static final int SOME = 64;
    private static final int[] NO_SLOTS = {};

    private String[] names;
    private int size;
    /** Positions from 1 by the names' hashes, at most half full; empty while there are few names. */
    private int[] slots = NO_SLOTS;

    private @Nullable Map<String, Integer> many;

    /** Begins without names. */
    Names() {
        this.names = new String[FEW];
    }

    /** Takes names that are known to differ. */
    Names(String[] distinct) {
        this.names = distinct;
        this.size = distinct.length;
        index();
    }

    int size() {
        return size;
    }

    /** Returns where a name stands, from 0; -1 if it does not. */
    int find(String name) {
        if (many != null) {
            return many.getOrDefault(name, -1);
        }
        return slots.length == 0 ? lookThrough(name) : slots[slot(name)] - 1;
    }

    private int lookThrough(String name) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the slot of a name, or the free one where it would go. */
    private int slot(String name) {
        int mask = slots.length - 1;
        int hash = name.hashCode();
        int slot = (hash ^ hash >>> 16) & mask;
        while (slots[slot] != 0 && !names[slots[slot] - 1].equals(name)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Returns where a name stands, from 0; adds it at the end if it is not among them. */
    int place(String name) {
        if (many != null) {
            Integer known = many.putIfAbsent(name, size);
            return known != null ? known : add(name);
        }
        if (slots.length == 0) {
            int known = lookThrough(name);
            return known >= 0 ? known : add(name);
        }
        int slot = slot(name);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        slots[slot] = size + 1;
        return add(name);
    }

    private int add(String name) {
        boolean full = size == names.length;
        if (full) {
            names = Arrays.copyOf(names, 2 * size);
        }
        names[size++] = name;
        if (full) {
            index();
        }
        return size - 1;
    }

    private void index() {
        if (names.length <= FEW) {
            return;
        }
        if (names.length > SOME) {
            if (many == null) {
                many = HashMap.newHashMap(names.length);
                slots = NO_SLOTS;
                for (int i = 0; i < size; i++) {
                    many.put(names[i], i);
                }
            }
            return;
        }
        slots = new int[Integer.highestOneBit(names.length - 1) * 4];
        for (int i = 0; i < size; i++) {
            slots[slot(names[i])] = i + 1;
        }
    }

    /** Returns the names in their order; nothing is added afterwards. */
    String[] toArray() {
        if (names.length > size) {
            names = Arrays.copyOf(names, size);
        }
        return names;
    }
}
