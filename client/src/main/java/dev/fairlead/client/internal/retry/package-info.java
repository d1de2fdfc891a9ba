/** What is tried again, when, and how often in sum. */
@NullMarked
package dev.fairlead.client.internal.retry;

import org.jspecify.annotations.NullMarked;
