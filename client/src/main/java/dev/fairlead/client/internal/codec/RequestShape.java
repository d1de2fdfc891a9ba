package dev.fairlead.client.internal.codec;

import dev.fairlead.client.http.BodyEncoding;
import java.util.Set;

/**
 * Where the parameters of an operation go.
 *
 * @param pathTemplate the path, variables in braces
 * @param encoding how those that go nowhere else go into the body; {@link BodyEncoding#NONE} sends them in the query
 * @param queryNames those that go into the query in any case
 * @param headerNames those that go into a header of the same name
 */
public record RequestShape(
        String pathTemplate, BodyEncoding encoding, Set<String> queryNames, Set<String> headerNames) {}
