/** A second request beside a slow one. Stands inside of the retries: one hedged attempt is one attempt to them. */
@NullMarked
package dev.fairlead.client.internal.hedging;

import org.jspecify.annotations.NullMarked;
