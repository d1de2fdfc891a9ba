/**
 * Where the permits of rate limits come from: {@link dev.fairlead.client.limit.PermitStore}, in this process or shared by a
 * fleet. The queue of callers, their deadlines and their cancellation are the client's own and stand above it. Depends on
 * {@code time} only.
 */
@NullMarked
package dev.fairlead.client.limit;

import org.jspecify.annotations.NullMarked;
