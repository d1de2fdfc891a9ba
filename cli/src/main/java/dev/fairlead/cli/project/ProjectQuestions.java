package dev.fairlead.cli.project;

import dev.fairlead.generator.model.OperationSelection;
import dev.fairlead.profile.Profiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is asked of people for what they did not say; where nobody is there to answer, the defaults hold. */
public final class ProjectQuestions {

    private final @Nullable BufferedReader answers;
    private final PrintWriter out;

    private ProjectQuestions(@Nullable BufferedReader answers, PrintWriter out) {
        this.answers = answers;
        this.out = out;
    }

    /** Returns questions that are asked on the terminal. */
    public static ProjectQuestions onTerminal(PrintWriter out) {
        return new ProjectQuestions(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), out);
    }

    /** Returns questions that answer themselves. */
    public static ProjectQuestions none() {
        return new ProjectQuestions(null, new PrintWriter(PrintWriter.nullWriter()));
    }

    private String ask(String question, String usual) {
        if (answers == null) {
            return usual;
        }
        out.print(question + (usual.isEmpty() ? "" : " [" + usual + "]") + ": ");
        out.flush();
        try {
            String answer = answers.readLine();
            return answer == null || answer.isBlank() ? usual : answer.strip();
        } catch (IOException closed) {
            return usual;
        }
    }

    /** Asks for the provider; null if there was no answer. */
    public @Nullable String provider() {
        String answer = ask("Provider (" + String.join(", ", Profiles.bundledIds()) + ")", "");
        return answer.isEmpty() ? null : answer;
    }

    /** Asks for the folder. */
    public Path folder(ApiInput input) {
        return Path.of(ask("Folder", input.profile().id() + "-integration"));
    }

    /** Asks for the package; null for the default. */
    public @Nullable String packageName(Path folder) {
        String answer = ask("Package of its classes (Enter for com.example.<folder>)", "");
        return answer.isEmpty() ? null : answer;
    }

    /** Asks for the operations; null for the default. */
    public @Nullable String operations(ApiInput input) {
        OperationSelection selection = OperationSelection.of(input.description(), input.profile());
        int all = input.description().operations().size();
        if (answers == null) {
            return null;
        }
        out.println("Groups: "
                + selection.groups().entrySet().stream()
                        .limit(40)
                        .map(group -> group.getKey() + " (" + group.getValue().size() + ")")
                        .collect(Collectors.joining(", ")));
        String usual = all <= NewProject.WHOLE
                ? "all " + all
                : "the first " + NewProject.BEGINNING + " of " + all + " that create, read and list";
        String answer = ask("Operations, like customers.*,refunds.create (Enter for " + usual + ")", "");
        return answer.isEmpty() ? null : answer;
    }
}
