/**
 * Who makes the calls: {@link dev.fairlead.client.auth.Authenticator}s put credentials onto attempts,
 * {@link dev.fairlead.client.auth.CredentialSource}s give them, {@link dev.fairlead.client.auth.TokenStore}s keep tokens. Depends
 * on {@code http} and {@code config} only.
 */
@NullMarked
package dev.fairlead.client.auth;

import org.jspecify.annotations.NullMarked;
