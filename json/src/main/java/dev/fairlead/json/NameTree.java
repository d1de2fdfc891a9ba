package dev.fairlead.json;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The orders of names that objects have had so far. An object is read along a branch; where it ends, its names are known
 * already if an object before it had the same. The tree stays small: long objects, and those that come when it is full, have
 * names of their own. Not for use by several threads.
 */
final class NameTree {

    /** Objects with more members than this have names of their own. */
    static final int LONGEST = 48;

    private static final int WIDEST = 64;
    private static final int BRANCHES_OF_MESSAGES = 1_000;
    private static final int BRANCHES_OF_DOCUMENTS = 20_000;

    /** The names of an object up to one of them. */
    static final class Branch {

        private final @Nullable Branch before;
        private final String name;
        private final int size;
        private @Nullable Branch usual;
        private @Nullable Branch inside;
        private @Nullable Map<String, Branch> others;
        private @Nullable Names names;

        private Branch(@Nullable Branch before, String name, int size) {
            this.before = before;
            this.name = name;
            this.size = size;
        }

        int size() {
            return size;
        }

        /** Returns the branch for the name that came next when an object first came here; null if none ever did. */
        @Nullable
        Branch usual() {
            return usual;
        }

        /** Returns how an object began that was a value of this name; null if none was. */
        @Nullable
        Branch inside() {
            return inside;
        }

        void begins(Branch object) {
            inside = object;
        }

        String name() {
            return name;
        }

        /** Returns where a name stands on the way here; -1 if it does not. */
        int find(String wanted) {
            for (Branch at = this; at != null && at.size > 0; at = at.before) {
                if (at.name.equals(wanted)) {
                    return at.size - 1;
                }
            }
            return -1;
        }

        Names names() {
            Names known = names;
            if (known == null) {
                known = new Names(toArray());
                names = known;
            }
            return known;
        }

        String[] toArray() {
            String[] all = new String[size];
            for (Branch at = this; at != null && at.size > 0; at = at.before) {
                all[at.size - 1] = at.name;
            }
            return all;
        }

        /** Returns the branch for a name that came next before; null if it never did. */
        @Nullable
        Branch next(String wanted) {
            if (usual != null && usual.name.equals(wanted)) {
                return usual;
            }
            return others == null ? null : others.get(wanted);
        }

        /** Returns whether the branch was taken in; a place that many different names follow is one for data and takes no more. */
        private boolean add(Branch branch) {
            if (usual == null) {
                usual = branch;
                return true;
            }
            if (others == null) {
                others = new HashMap<>();
            }
            return others.size() < WIDEST && others.put(branch.name, branch) == null;
        }
    }

    private final Branch root = new Branch(null, "", 0);
    private final int most;
    private int room;

    private NameTree(int most) {
        this.most = most;
        this.room = most;
    }

    /** Begins a tree for the answers of providers and the like. */
    static NameTree ofMessages() {
        return new NameTree(BRANCHES_OF_MESSAGES);
    }

    /** Begins a tree for texts that may be very large. */
    static NameTree ofDocuments() {
        return new NameTree(BRANCHES_OF_DOCUMENTS);
    }

    /** Returns whether another text may find room for what is new in it. */
    boolean isHalfEmpty() {
        return 2 * room >= most;
    }

    Branch root() {
        return root;
    }

    /**
     * Makes the branch for a name that never came next here and does not stand on the way.
     *
     * @return null where there is no room for it
     */
    @Nullable
    Branch grow(Branch branch, String name) {
        if (room == 0 || branch.size >= LONGEST) {
            return null;
        }
        Branch fresh = new Branch(branch, name, branch.size + 1);
        if (!branch.add(fresh)) {
            return null;
        }
        room--;
        return fresh;
    }
}
