/**
 * Values made up from schemas: valid against them, and the same for the same seed. Depends on {@code description} and
 * {@code json}.
 */
@NullMarked
package dev.fairlead.sandbox.synthesis;

import org.jspecify.annotations.NullMarked;
