/**
 * Misbehaviour on purpose: what goes wrong ({@link dev.fairlead.sandbox.fault.Fault}), when
 * ({@link dev.fairlead.sandbox.fault.FaultPlan}), and how often it did ({@link dev.fairlead.sandbox.fault.Faults}).
 */
@NullMarked
package dev.fairlead.sandbox.fault;

import org.jspecify.annotations.NullMarked;
