/** Limits on the rate and on the number of attempts under way. */
@NullMarked
package dev.fairlead.client.internal.limit;

import org.jspecify.annotations.NullMarked;
