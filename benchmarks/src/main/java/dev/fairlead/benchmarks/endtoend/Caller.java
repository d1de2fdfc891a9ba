package dev.fairlead.benchmarks.endtoend;

import java.io.IOException;

/** One client library, set up as its documentation says. */
interface Caller extends AutoCloseable {

    /** Returns the library's name and version, for the table. */
    String name();

    /** Called before each round, by one thread. */
    default void prepare() {}

    /** Gets one object; throws unless the answer was whole and right. Called by many virtual threads at once. */
    void call() throws Exception;

    @Override
    void close() throws IOException;
}
