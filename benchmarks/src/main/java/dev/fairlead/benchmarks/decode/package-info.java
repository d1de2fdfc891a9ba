/** Measures decoding and encoding beside stripe-java and Jackson. */
@NullMarked
package dev.fairlead.benchmarks.decode;

import org.jspecify.annotations.NullMarked;
