/** Many calls against a server that misbehaves; every call is accounted for. */
@NullMarked
package dev.fairlead.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
