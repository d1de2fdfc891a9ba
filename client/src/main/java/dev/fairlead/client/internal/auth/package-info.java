/** The schemes of profiles, each as an {@link dev.fairlead.client.auth.Authenticator}; tokens and who gets them. */
@NullMarked
package dev.fairlead.client.internal.auth;

import org.jspecify.annotations.NullMarked;
