/**
 * Writes a model as Java: {@link dev.fairlead.generator.java.JavaSources} is the way in. One writer for each kind of class;
 * they share {@link dev.fairlead.generator.java.Source}, the file in the making. Depends on the model and on output.
 */
@NullMarked
package dev.fairlead.generator.java;

import org.jspecify.annotations.NullMarked;
