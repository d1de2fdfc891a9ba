/**
 * JSON values, and text to and from them.
 *
 * <p>{@link dev.fairlead.json.Json} reads and writes; {@link dev.fairlead.json.JsonValue} is what it reads into. Every
 * other module may depend on this one; it depends on none.
 */
@NullMarked
package dev.fairlead.json;

import org.jspecify.annotations.NullMarked;
