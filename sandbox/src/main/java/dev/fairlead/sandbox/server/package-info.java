/**
 * The HTTP server: one route from bytes to bytes, and faults at the level of the socket.
 */
@NullMarked
package dev.fairlead.sandbox.server;

import org.jspecify.annotations.NullMarked;
