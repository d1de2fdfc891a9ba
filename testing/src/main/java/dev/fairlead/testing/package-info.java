/**
 * For the tests of integrations.
 *
 * <p>{@link dev.fairlead.testing.SandboxExtension} runs a sandbox for each test class. May depend on {@code client},
 * {@code sandbox} and what these use.
 */
@NullMarked
package dev.fairlead.testing;

import org.jspecify.annotations.NullMarked;
