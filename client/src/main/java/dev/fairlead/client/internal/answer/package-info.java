/**
 * Reads what answers say, by the rules of the profile: error envelopes, waits, dates. Knows nothing of the pipeline, which uses
 * it.
 */
@NullMarked
package dev.fairlead.client.internal.answer;

import org.jspecify.annotations.NullMarked;
