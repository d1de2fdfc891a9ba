/**
 * The simulator: {@link dev.fairlead.testing.simulation.Simulation} runs the real policies of the client on virtual time against a
 * simulated provider, for up to thousands of instances. {@code docs/simulation.md} is its report.
 */
@NullMarked
package dev.fairlead.testing.simulation;

import org.jspecify.annotations.NullMarked;
