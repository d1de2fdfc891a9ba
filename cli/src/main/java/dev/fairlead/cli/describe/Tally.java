package dev.fairlead.cli.describe;

import dev.fairlead.cli.describe.Overview.Fact;
import dev.fairlead.description.ApiOperation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts in how many operations something is said. */
final class Tally {

    private final Map<String, Fact> facts = new LinkedHashMap<>();

    void add(String what, ApiOperation operation) {
        facts.merge(
                what,
                new Fact(what, 1, operation.id(), operation.line()),
                (known, more) -> new Fact(what, known.operations() + 1, known.example(), known.line()));
    }

    /** Returns what was said, the most often said first. */
    List<Fact> facts() {
        return facts.values().stream()
                .sorted(Comparator.comparingInt(Fact::operations).reversed())
                .toList();
    }
}
