/** Whole calls against one local server, beside other clients. */
@NullMarked
package dev.fairlead.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;
