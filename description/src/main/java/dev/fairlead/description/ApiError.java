package dev.fairlead.description;

/**
 * One error that an operation may answer with, where a description tells them apart by a code.
 *
 * @param code as on the wire
 * @param status of the answer
 * @param schema what its body holds beside the code
 * @param caller whether the caller is at fault and not the provider
 */
public record ApiError(String code, int status, Schema schema, boolean caller) {}
