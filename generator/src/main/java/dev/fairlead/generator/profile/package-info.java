/**
 * Drafts a profile from a description.
 *
 * <p>{@link dev.fairlead.generator.profile.ProfileDraft} does it. Says nothing that the description does not say: what is
 * missing gets a safe default, and a comment on what to look up.
 */
@NullMarked
package dev.fairlead.generator.profile;

import org.jspecify.annotations.NullMarked;
