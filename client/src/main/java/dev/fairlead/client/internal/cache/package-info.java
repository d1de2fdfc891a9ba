/**
 * The response cache of RFC 9111, private: {@link dev.fairlead.client.internal.cache.CachePolicy}. What to do is decided by pure
 * functions ({@link dev.fairlead.client.internal.cache.CacheRules}), then done.
 */
@NullMarked
package dev.fairlead.client.internal.cache;

import org.jspecify.annotations.NullMarked;
