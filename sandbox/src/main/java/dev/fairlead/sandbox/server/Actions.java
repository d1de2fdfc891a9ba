package dev.fairlead.sandbox.server;

import dev.fairlead.sandbox.core.Action;
import dev.fairlead.sandbox.wire.Route;

/** Finds what is done for an operation. */
@FunctionalInterface
public interface Actions {

    /** Returns what is done for the operation of this route. */
    Action of(Route route);
}
