/** Options of the policies. Depends on {@code limit} and no other package of the client. */
@NullMarked
package dev.fairlead.client.policy;

import org.jspecify.annotations.NullMarked;
