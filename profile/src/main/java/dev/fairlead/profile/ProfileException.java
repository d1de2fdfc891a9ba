package dev.fairlead.profile;

import java.io.Serial;
import java.util.List;

/** Thrown where a profile is not what it should be. It names everything that is wrong, not only what came first. */
public final class ProfileException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    ProfileException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns what is wrong in the order of the text, each as {@code file:line: field: trouble}, for instance
     * {@code stripe.yaml:41: retries.rules[3].when.status[2]: expected an integer, found the string "5xx"}. The line is left
     * out where it is not known, the field where the text as a whole is meant.
     */
    public List<String> problems() {
        return problems;
    }
}
