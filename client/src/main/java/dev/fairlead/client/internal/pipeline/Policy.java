package dev.fairlead.client.internal.pipeline;

import org.jspecify.annotations.Nullable;

/** A link that stands before others. Belongs to one pipeline, which tells it what follows before anything is sent. */
public abstract class Policy implements Link {

    private @Nullable Link next;

    /** Returns the policy's place. */
    public abstract Stage stage();

    /**
     * Returns the rest of the pipeline. Each policy calls it from its own code, not from a method that all share: then the virtual
     * machine knows what follows which policy, and makes one piece of code of the whole pipeline.
     */
    protected final Link next() {
        Link known = next;
        if (known == null) {
            throw new IllegalStateException("the policy " + stage().title() + " stands in no pipeline");
        }
        return known;
    }

    final void standBefore(Link following) {
        if (next != null) {
            throw new IllegalStateException("the policy " + stage().title() + " stands in a pipeline already");
        }
        next = following;
    }
}
