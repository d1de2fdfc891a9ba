/**
 * For tests without waiting and without a provider: {@link dev.fairlead.testing.kit.VirtualTime}, {@link
 * dev.fairlead.testing.kit.ScriptedTransport} and what belongs to them. The tests of the client itself are compiled with
 * these sources.
 */
@NullMarked
package dev.fairlead.testing.kit;

import org.jspecify.annotations.NullMarked;
