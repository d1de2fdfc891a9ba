package dev.fairlead.sandbox.fault;

/**
 * A fault that happened.
 *
 * @param sequence the number of the request since the plan was put to use, from 0
 * @param kind what went wrong
 * @param request what it went wrong with
 * @param processed whether the request was processed all the same
 */
public record Injection(long sequence, FaultKind kind, ProviderRequest request, boolean processed) {}
