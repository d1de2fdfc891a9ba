/** What of the client is measured although it is not public. */
@NullMarked
package dev.fairlead.client;

import org.jspecify.annotations.NullMarked;
