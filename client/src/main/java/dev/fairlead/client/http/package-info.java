/**
 * HTTP as the engine sees it: requests, responses, headers, and {@link dev.fairlead.client.http.Transport}, the link that puts
 * them on the wire. Depends on no other package of the client.
 */
@NullMarked
package dev.fairlead.client.http;

import org.jspecify.annotations.NullMarked;
