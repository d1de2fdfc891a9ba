/** Looks for the reason why calls fail, step by step from the settings to the provider's answer. Knows nothing of the commands. */
@NullMarked
package dev.fairlead.cli.doctor;

import org.jspecify.annotations.NullMarked;
