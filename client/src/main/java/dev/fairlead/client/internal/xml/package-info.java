/**
 * XML and forms of several levels, from and to JSON, by tables of types.
 *
 * <p>{@link dev.fairlead.client.internal.xml.WireTable} is the main type. May depend on {@code http}, errors and JSON values.
 */
@NullMarked
package dev.fairlead.client.internal.xml;

import org.jspecify.annotations.NullMarked;
