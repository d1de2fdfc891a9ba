/**
 * Says whether a webhook comes from who it claims to come from.
 *
 * <p>{@link dev.fairlead.webhooks.signature.SignatureScheme} is made from a provider's profile and the live secrets, and gives
 * a {@link dev.fairlead.webhooks.signature.Verification} for every request, over its raw bytes. May depend on {@code
 * profile} only.
 */
@NullMarked
package dev.fairlead.webhooks.signature;

import org.jspecify.annotations.NullMarked;
