/** The {@code fairlead} command: wiring of the other modules, and no logic of its own. Nothing depends on it. */
@NullMarked
package dev.fairlead.cli;

import org.jspecify.annotations.NullMarked;
