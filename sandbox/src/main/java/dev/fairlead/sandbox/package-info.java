/**
 * A local stand-in for a provider: stateful, validating, and misbehaving on request.
 *
 * <p>{@link dev.fairlead.sandbox.Sandbox} is the whole of it. May depend on {@code json}, {@code profile} and
 * {@code description}.
 */
@NullMarked
package dev.fairlead.sandbox;

import org.jspecify.annotations.NullMarked;
