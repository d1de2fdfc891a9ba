/** The command that runs a benchmark: {@link dev.fairlead.benchmarks.Benchmarks}. */
@NullMarked
package dev.fairlead.benchmarks;

import org.jspecify.annotations.NullMarked;
