/**
 * The payments scenario of {@code fairlead demo}: a shop that takes payments through a generated client, with a sandbox
 * in the provider's place, and the books of both compared at the end. Main type: {@link dev.fairlead.demo.Demo}.
 */
@NullMarked
package dev.fairlead.demo;

import org.jspecify.annotations.NullMarked;
