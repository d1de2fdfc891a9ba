/**
 * Bodies and answers that are not plain JSON: XML, forms of several levels, fields in headers.
 *
 * <p>Generated code holds a {@link dev.fairlead.client.format.WireTypes} and makes the formats of its operations from it; to the rest
 * of a client every value is JSON. May depend on {@code http} and JSON values.
 */
@NullMarked
package dev.fairlead.client.format;

import org.jspecify.annotations.NullMarked;
