/**
 * Generates a typed Java client from a description and a profile.
 *
 * <p>{@link dev.fairlead.generator.Generator} does it, {@link dev.fairlead.generator.GeneratorMain} does it for a process of
 * its own. A model of the client is made first, with every name decided, and then written. Depends on description and
 * profile; generated code depends on the client.
 */
@NullMarked
package dev.fairlead.generator;

import org.jspecify.annotations.NullMarked;
