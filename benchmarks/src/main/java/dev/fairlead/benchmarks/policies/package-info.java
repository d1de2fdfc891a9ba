/** The policies without a network, beside those of other libraries. */
@NullMarked
package dev.fairlead.benchmarks.policies;

import org.jspecify.annotations.NullMarked;
