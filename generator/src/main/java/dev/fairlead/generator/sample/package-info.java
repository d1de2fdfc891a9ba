/**
 * Sample calls: {@link dev.fairlead.generator.sample.SampleCalls} writes the source of a call that a description lets through,
 * for tests, guides and READMEs. Depends on the model of a client and on the description that it was made from.
 */
@NullMarked
package dev.fairlead.generator.sample;

import org.jspecify.annotations.NullMarked;
