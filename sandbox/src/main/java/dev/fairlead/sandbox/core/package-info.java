/**
 * What every provider's stand-in shares: the request as an action sees it, failures, ids, lists, expansion, idempotency
 * keys, rate limit, events, and behaviour made up from a description alone.
 */
@NullMarked
package dev.fairlead.sandbox.core;

import org.jspecify.annotations.NullMarked;
