/**
 * Says what changed between two versions of a description, and what of it breaks the programs that call it.
 *
 * <p>{@link dev.fairlead.description.diff.DescriptionDiff} compares; {@link dev.fairlead.description.diff.Change} is one thing
 * that it found.
 */
@NullMarked
package dev.fairlead.description.diff;

import org.jspecify.annotations.NullMarked;
