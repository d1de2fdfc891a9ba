package dev.fairlead.description.diff;

import dev.fairlead.description.ApiBody;
import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares two versions of one operation; hands its schemas to the graph. */
final class OperationComparison {

    private final SchemaGraph graph;
    private final int number;
    private final ApiOperation old;
    private final ApiOperation now;
    private final Spot oldSpot;
    private final Spot newSpot;
    private final List<Finding> findings = new ArrayList<>();

    OperationComparison(SchemaGraph graph, int number, OperationPairs.Pair pair, Spot oldSpot, Spot newSpot) {
        this.graph = graph;
        this.number = number;
        this.old = pair.old();
        this.now = pair.now();
        this.oldSpot = oldSpot;
        this.newSpot = newSpot;
    }

    List<Finding> compare() {
        String was = old.method() + " " + old.path();
        String is = now.method() + " " + now.path();
        ParameterComparison parameters = new ParameterComparison(graph, number, old, now);
        if (!unnamed(was).equals(unnamed(is))) {
            add(Finding.of(ChangeKind.OPERATION_MOVED, true, "", was + " is " + is + " now")
                    .values(was, is));
        }
        if (!old.id().equals(now.id())
                && old.raw().has("operationId")
                && now.raw().has("operationId")) {
            add(Finding.of(ChangeKind.OPERATION_RENAMED, false, "", "is called " + now.id() + " now")
                    .values(old.id(), now.id()));
        }
        PropertyRules.deprecation("", old.deprecated(), now.deprecated(), findings);
        parameters.compare(findings);
        body();
        responses();
        return findings.stream()
                .map(each -> each.old() == null && each.now() == null ? each.spots(oldSpot, newSpot) : each)
                .toList();
    }

    private static String unnamed(String path) {
        return path.replaceAll("\\{[^{}]*}", "{}");
    }

    private void add(Finding finding) {
        findings.add(finding);
    }

    private void body() {
        ApiBody was = old.body();
        ApiBody is = now.body();
        if (was != null && is != null) {
            if (was.required() != is.required()) {
                ChangeKind kind = is.required() ? ChangeKind.BECAME_REQUIRED : ChangeKind.BECAME_OPTIONAL;
                String message = is.required() ? "is required now" : "is optional now";
                add(Finding.of(kind, is.required(), "request body", message));
            }
            contents("request body", Direction.REQUEST, was.contents(), is.contents());
        } else if (was != null) {
            add(Finding.of(ChangeKind.BODY_REMOVED, true, "request body", "takes no body now"));
        } else if (is != null) {
            String message = is.required() ? "required body added" : "takes a body now";
            add(Finding.of(ChangeKind.BODY_ADDED, is.required(), "request body", message));
        }
    }

    private void responses() {
        old.responses().forEach((status, was) -> {
            ApiResponse is = now.responses().get(status);
            if (is == null) {
                boolean success = status.startsWith("2");
                add(Finding.of(ChangeKind.RESPONSE_REMOVED, success, "response " + status, "no longer described"));
            } else {
                contents("response " + status, Direction.RESPONSE, was.contents(), is.contents());
            }
        });
        now.responses().keySet().stream()
                .filter(status -> !old.responses().containsKey(status))
                .forEach(status ->
                        add(Finding.of(ChangeKind.RESPONSE_ADDED, false, "response " + status, "described now")));
    }

    private void contents(String at, Direction direction, List<ApiContent> before, List<ApiContent> after) {
        Map<String, ApiContent> was = byType(before);
        Map<String, ApiContent> is = byType(after);
        was.forEach((type, content) -> {
            ApiContent counterpart = is.get(type);
            if (counterpart == null) {
                add(Finding.of(ChangeKind.MEDIA_TYPE_REMOVED, true, at, type + " removed")
                        .values(type, null)
                        .goes(direction));
            } else {
                // One of several types is named, so that the same property in two of them is not told twice alike.
                boolean several =
                        was.size() > 1 && !type.equals(was.keySet().iterator().next());
                String place = several ? at + " (" + type + ")" : at;
                graph.use(number, content.schema(), counterpart.schema(), direction, place);
            }
        });
        is.keySet().stream()
                .filter(type -> !was.containsKey(type))
                .forEach(type -> add(Finding.of(ChangeKind.MEDIA_TYPE_ADDED, false, at, type + " added")
                        .values(null, type)
                        .goes(direction)));
    }

    private static Map<String, ApiContent> byType(List<ApiContent> contents) {
        Map<String, ApiContent> byType = new LinkedHashMap<>();
        for (ApiContent content : contents) {
            String type = content.mediaType();
            int end = type.indexOf(';');
            byType.putIfAbsent((end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT), content);
        }
        return byType;
    }
}
