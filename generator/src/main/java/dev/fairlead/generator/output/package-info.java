/**
 * Files that were generated, and the folder that they go into: {@link dev.fairlead.generator.output.OutputFolder} writes
 * below its own root only and takes away what an earlier run left. Depends on nothing.
 */
@NullMarked
package dev.fairlead.generator.output;

import org.jspecify.annotations.NullMarked;
