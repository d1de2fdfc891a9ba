/**
 * What generated code is made of.
 *
 * <p>{@link dev.fairlead.client.model.Model} is the base of everything that a provider answers,
 * {@link dev.fairlead.client.model.Params} of everything that is sent. Beside them stand
 * {@link dev.fairlead.client.model.OpenEnum} for enumerations that may grow,
 * {@link dev.fairlead.client.model.Expandable} for references that may come with the object itself,
 * {@link dev.fairlead.client.model.UnionDecoder} and {@link dev.fairlead.client.model.UnknownVariant} for values of several
 * types, and {@link dev.fairlead.client.model.Upload} for files. Depends on JSON values and the exceptions of the client
 * only.
 */
@NullMarked
package dev.fairlead.client.model;

import org.jspecify.annotations.NullMarked;
