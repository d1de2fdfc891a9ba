package dev.fairlead.generator.project;

import dev.fairlead.description.ApiOperation;
import java.util.List;
import java.util.TreeSet;

/** Which errors an operation declares, and what they become in Java. */
final class Statuses {

    /** What any provider may answer, where an operation says nothing, or speaks of all errors at once. */
    private static final List<Integer> USUAL = List.of(400, 429, 500);

    private Statuses() {}

    /** Returns the declared statuses of errors; a range stands for its first, a default for the usual ones. */
    static List<Integer> of(ApiOperation operation) {
        TreeSet<Integer> statuses = new TreeSet<>();
        for (String status : operation.responses().keySet()) {
            if (status.matches("[45][0-9][0-9]")) {
                statuses.add(Integer.parseInt(status));
            } else if (status.matches("[45][Xx][Xx]")) {
                statuses.add((status.charAt(0) - '0') * 100);
            } else if (status.equals("default")) {
                statuses.addAll(USUAL);
            }
        }
        return statuses.isEmpty() ? USUAL : List.copyOf(statuses);
    }

    /** Returns the name of the exception that a status becomes. */
    static String exception(int status) {
        return switch (status) {
            case 400 -> "BadRequestException";
            case 401 -> "AuthenticationException";
            case 402 -> "PaymentRequiredException";
            case 403 -> "PermissionException";
            case 404 -> "NotFoundException";
            case 409 -> "ConflictException";
            case 422 -> "UnprocessableException";
            case 429 -> "RateLimitedException";
            default -> status >= 500 ? "ServerException" : "ResponseException";
        };
    }
}
