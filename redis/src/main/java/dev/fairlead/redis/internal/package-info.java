/**
 * The tokens of a limit that a fleet shares: {@code Ledger} keeps what this process holds, {@code book.lua} what the fleet holds,
 * and a {@code Statement} with its {@code Answer} is all that passes between them.
 */
@NullMarked
package dev.fairlead.redis.internal;

import org.jspecify.annotations.NullMarked;
