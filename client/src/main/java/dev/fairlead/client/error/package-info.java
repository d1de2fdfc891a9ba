/**
 * What a call can fail with. {@link dev.fairlead.client.error.ApiException} is the root; every failure has a type of its own.
 * May depend on {@code http} only.
 */
@NullMarked
package dev.fairlead.client.error;

import org.jspecify.annotations.NullMarked;
