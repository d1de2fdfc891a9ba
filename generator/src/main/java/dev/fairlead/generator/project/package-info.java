/**
 * A whole Maven project around a client: {@link dev.fairlead.generator.project.ProjectFiles} writes its build, settings, code,
 * tests and documents as texts. Depends on the sample calls and the model of a client.
 */
@NullMarked
package dev.fairlead.generator.project;

import org.jspecify.annotations.NullMarked;
