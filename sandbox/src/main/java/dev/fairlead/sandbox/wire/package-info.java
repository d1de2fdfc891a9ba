/**
 * From the wire to values and back: form bodies with brackets, coercion and checks against schemas, routes.
 */
@NullMarked
package dev.fairlead.sandbox.wire;

import org.jspecify.annotations.NullMarked;
