package dev.fairlead.description.diff;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** One comparison: operations first, then the schemas that they use, then the same changes put together. */
final class Comparison {

    private final ApiDescription old;
    private final ApiDescription now;
    private final Predicate<ApiOperation> selected;
    private final List<String> ids = new ArrayList<>();
    private final Changes changes = new Changes(ids);

    Comparison(ApiDescription old, ApiDescription now, Predicate<ApiOperation> selected) {
        this.old = old;
        this.now = now;
        this.selected = selected;
    }

    List<Change> compare() {
        OperationPairs matched = OperationPairs.match(old.operations(), now.operations());
        SecurityComparison security = new SecurityComparison(old, now);
        new ApiComparison(old, now).compare().forEach(changes::ofApi);
        security.schemes().forEach(changes::ofApi);
        for (ApiOperation gone : matched.removed()) {
            if (selected.test(gone)) {
                String was = gone.method() + " " + gone.path();
                changes.ofOperation(
                        number(gone),
                        Finding.of(ChangeKind.OPERATION_REMOVED, true, "", was + " removed")
                                .values(was, null)
                                .spots(spot(gone, old), null));
            }
        }
        SchemaGraph graph = new SchemaGraph(now.schemas().keySet());
        for (OperationPairs.Pair pair : matched.pairs()) {
            if (selected.test(pair.old()) || selected.test(pair.now())) {
                int number = number(pair.now());
                Spot oldSpot = spot(pair.old(), old);
                Spot newSpot = spot(pair.now(), now);
                new OperationComparison(graph, number, pair, oldSpot, newSpot)
                        .compare()
                        .forEach(finding -> changes.ofOperation(number, finding));
                ApiComparison.servers(pair.old().servers(), pair.now().servers(), "server")
                        .forEach(finding -> changes.ofOperation(number, finding.spots(oldSpot, newSpot)));
                security.operation(pair.old(), pair.now())
                        .forEach(finding -> changes.ofOperation(number, finding.spots(oldSpot, newSpot)));
            }
        }
        for (ApiOperation fresh : matched.added()) {
            if (selected.test(fresh)) {
                String is = fresh.method() + " " + fresh.path();
                changes.ofOperation(
                        number(fresh),
                        Finding.of(ChangeKind.OPERATION_ADDED, false, "", is + " added")
                                .values(null, is)
                                .spots(null, spot(fresh, now)));
            }
        }
        graph.explore();
        for (SchemaNode node : graph.nodes()) {
            if (!node.findings().isEmpty()) {
                BitSet users = node.allOperations();
                node.findings().forEach(finding -> changes.ofSchema(node.name(), users, finding));
            }
        }
        return changes.all();
    }

    private int number(ApiOperation operation) {
        ids.add(operation.id());
        return ids.size() - 1;
    }

    private static Spot spot(ApiOperation operation, ApiDescription of) {
        return Spot.of(operation, Set.of("openapi", "swagger").stream().anyMatch(of.raw()::has));
    }
}
