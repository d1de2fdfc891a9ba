/** The frame of the pipeline: calls, links, outcomes, the one classifier, and the policies that are a single class. */
@NullMarked
package dev.fairlead.client.internal.pipeline;

import org.jspecify.annotations.NullMarked;
