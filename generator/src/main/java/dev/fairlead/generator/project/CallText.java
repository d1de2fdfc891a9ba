package dev.fairlead.generator.project;

import dev.fairlead.generator.model.Result;
import dev.fairlead.generator.model.ValueType;
import dev.fairlead.generator.naming.JavaNames;
import dev.fairlead.generator.naming.Reserved;
import dev.fairlead.generator.sample.SampleCall;
import java.util.Set;

/** How calls stand in tests and documents: with a variable for what they give. */
final class CallText {

    private CallText() {}

    /** Returns a name for what a call gives that no other variable has. */
    static String variable(SampleCall call, Set<String> taken) {
        String wish = switch (call.method().result()) {
            case Result.Value(ValueType.ModelRef(var name)) -> JavaNames.member(name.simpleName());
            case Result.Paged ignored -> JavaNames.member(call.accessors().getLast());
            default -> "result";
        };
        boolean bad =
                taken.contains(wish) || wish.equals("client") || wish.length() < 2 || Reserved.WORDS.contains(wish);
        return bad ? (taken.contains("result") ? "answer" : "result") : wish;
    }

    /** Returns the statement that makes something for a later call. */
    static String step(Prepared.Step step, JavaFile file, int indent) {
        return " ".repeat(indent)
                + step.call()
                        .java(
                                step.call().type(file.imports()) + " " + step.variable() + " = client",
                                indent,
                                "",
                                file.imports())
                + ";";
    }

    /** Returns what a test is called that is about a call: {@code sourcesCreate} in a class about customers. */
    static String testName(SampleCall call) {
        StringBuilder name = new StringBuilder();
        for (String accessor : call.accessors().subList(1, call.accessors().size())) {
            name.append(accessor).append('_');
        }
        return JavaNames.member(name.append(call.method().name()).toString());
    }
}
