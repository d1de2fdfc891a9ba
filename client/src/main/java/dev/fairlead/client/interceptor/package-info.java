/** The extension point for users: {@link dev.fairlead.client.interceptor.Interceptor}. Depends on {@code event} and {@code http}. */
@NullMarked
package dev.fairlead.client.interceptor;

import org.jspecify.annotations.NullMarked;
