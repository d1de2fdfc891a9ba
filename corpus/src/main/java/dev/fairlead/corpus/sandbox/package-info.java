/** Walks every operation of real descriptions against the sandbox, over real sockets. */
@NullMarked
package dev.fairlead.corpus.sandbox;

import org.jspecify.annotations.NullMarked;
