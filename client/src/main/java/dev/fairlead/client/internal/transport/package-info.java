/** The default transport, on Apache HttpClient 5, and the following of redirects. */
@NullMarked
package dev.fairlead.client.internal.transport;

import org.jspecify.annotations.NullMarked;
