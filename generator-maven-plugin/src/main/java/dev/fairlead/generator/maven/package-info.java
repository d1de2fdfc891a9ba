/**
 * The generator as a Maven goal. Maven may run on Java 17, so this module is compiled for that, and {@link
 * dev.fairlead.generator.maven.GenerateMojo} starts the generator in a JDK of its own. Nothing depends on it.
 */
@NullMarked
package dev.fairlead.generator.maven;

import org.jspecify.annotations.NullMarked;
