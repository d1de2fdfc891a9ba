/**
 * {@link dev.fairlead.client.time.TimeSource}: clock and waiting as one object, so that tests wait for nothing. Depends on no
 * other package.
 */
@NullMarked
package dev.fairlead.client.time;

import org.jspecify.annotations.NullMarked;
