/** What calls that wait cost in memory. */
@NullMarked
package dev.fairlead.benchmarks.waiting;

import org.jspecify.annotations.NullMarked;
