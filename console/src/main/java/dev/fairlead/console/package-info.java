/**
 * The page for people: calls, webhooks and sandbox, live. {@link dev.fairlead.console.Console} starts it. May depend on
 * {@code telemetry}, {@code webhooks} and {@code sandbox}.
 */
@NullMarked
package dev.fairlead.console;

import org.jspecify.annotations.NullMarked;
