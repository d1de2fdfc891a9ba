/**
 * Behaviour made up from a description alone: answers that fit their schemas, and memory where making and reading can be
 * recognised.
 */
@NullMarked
package dev.fairlead.sandbox.generic;

import org.jspecify.annotations.NullMarked;
