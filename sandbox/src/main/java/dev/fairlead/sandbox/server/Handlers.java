package dev.fairlead.sandbox.server;

import dev.fairlead.sandbox.core.Handler;
import dev.fairlead.sandbox.wire.Route;

/** Finds what is done for an operation. */
@FunctionalInterface
public interface Handlers {

    /** Returns what is done for the operation of this route. */
    Handler of(Route route);
}
