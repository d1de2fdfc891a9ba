package dev.fairlead.json;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The names that the objects of earlier texts had, in their orders. Texts that are alike, such as the answers of one operation,
 * are read faster with them: a name that comes where it came before is compared and not made again, and objects with the same names share
 * them. What is read is the same with and without. Holds a few hundred orders at most, begins anew when that is too few, and
 * keeps nothing of the values. Thread-safe: each reading has what it uses for itself.
 */
public final class KnownNames {

    private static final int READ_AT_ONCE = 4;

    private final AtomicReferenceArray<@Nullable NameTree> trees = new AtomicReferenceArray<>(READ_AT_ONCE);

    NameTree take() {
        for (int i = 0; i < READ_AT_ONCE; i++) {
            NameTree tree = trees.getAndSet(i, null);
            if (tree != null) {
                return tree;
            }
        }
        return NameTree.ofMessages();
    }

    void giveBack(NameTree tree) {
        for (int i = 0; tree.isHalfEmpty() && i < READ_AT_ONCE; i++) {
            if (trees.compareAndSet(i, null, tree)) {
                return;
            }
        }
    }
}
