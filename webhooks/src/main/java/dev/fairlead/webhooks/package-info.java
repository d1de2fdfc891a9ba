/** Placeholder comment. */
@NullMarked
package dev.fairlead.webhooks;

import org.jspecify.annotations.NullMarked;
