/** Measures the generator beside openapi-generator: time, memory and what comes out, and how much of that compiles. */
@NullMarked
package dev.fairlead.benchmarks.generator;

import org.jspecify.annotations.NullMarked;
