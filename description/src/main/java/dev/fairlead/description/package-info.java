/**
 * Reads a provider's API description into one immutable model.
 *
 * <p>{@link dev.fairlead.description.DescriptionReader} reads; {@link dev.fairlead.description.ApiDescription} is what
 * it reads into; {@link dev.fairlead.description.SchemaValidator} checks values against it. Depends on the JSON module
 * alone; the generator and the sandbox depend on it.
 */
@NullMarked
package dev.fairlead.description;

import org.jspecify.annotations.NullMarked;
