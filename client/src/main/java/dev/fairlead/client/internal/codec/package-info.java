/**
 * From parameters to what goes on the wire: paths, query strings, forms, JSON and multipart bodies.
 *
 * <p>{@link dev.fairlead.client.internal.codec.RequestEncoder} is the only door. May depend on models, {@code http},
 * profile and JSON values.
 */
@NullMarked
package dev.fairlead.client.internal.codec;

import org.jspecify.annotations.NullMarked;
