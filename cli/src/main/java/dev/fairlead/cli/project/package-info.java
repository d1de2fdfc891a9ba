/**
 * New projects and clients: what is asked for, what is written, and Fairlead's own artifacts, which a project carries with it.
 * Used by the commands alone.
 */
@NullMarked
package dev.fairlead.cli.project;

import org.jspecify.annotations.NullMarked;
