/** What a client does, as lines of a log through slf4j, with keys and values. */
@NullMarked
package dev.fairlead.telemetry.log;

import org.jspecify.annotations.NullMarked;
