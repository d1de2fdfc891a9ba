/**
 * One rate limit for a whole fleet, on Redis or Valkey: {@link dev.fairlead.redis.RedisPermitStore} is given to the clients of all
 * processes, which then share the permits of each limit. Depends on {@code client} and Lettuce; no type of Lettuce is public here.
 */
@NullMarked
package dev.fairlead.redis;

import org.jspecify.annotations.NullMarked;
