package dev.fairlead.generator.profile;

import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiResponse;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.json.JsonNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pages that a parameter and an answer show together. */
final class RecognisedPages {

    /** By the plain name of a parameter, the plain names of the fields that answer it, the surest first. */
    private static final Map<String, List<String>> TOKENS = new LinkedHashMap<>();

    static {
        TOKENS.put("pagetoken", List.of("nextpagetoken", "nexttoken"));
        TOKENS.put("nextpagetoken", List.of("nextpagetoken"));
        TOKENS.put("nexttoken", List.of("nexttoken"));
        TOKENS.put("cursor", List.of("nextcursor", "nextpagecursor", "cursor", "endcursor", "after", "next"));
        TOKENS.put("pagecursor", List.of("nextcursor", "after", "cursor", "next"));
        TOKENS.put("nextcursor", List.of("nextcursor"));
        TOKENS.put("startcursor", List.of("nextcursor"));
        TOKENS.put("after", List.of("after", "nextcursor", "endcursor", "next"));
        TOKENS.put("pageafter", List.of("after", "nextcursor", "endcursor"));
        TOKENS.put("continuationtoken", List.of("continuationtoken", "nextcontinuationtoken"));
        TOKENS.put("continue", List.of("continue"));
        TOKENS.put("marker", List.of("nextmarker"));
        TOKENS.put("bookmark", List.of("nextbookmark", "bookmark"));
        TOKENS.put("scrollid", List.of("scrollid"));
        TOKENS.put("offset", List.of("nextoffset", "offset"));
        TOKENS.put("from", List.of("next"));
        TOKENS.put("start", List.of("nextstart"));
        TOKENS.put("page", List.of("nextpage", "nextpagetoken"));
        TOKENS.put("nextpage", List.of("nextpage"));
        TOKENS.put("token", List.of("nexttoken", "nextpagetoken"));
    }

    private static final Set<String> ADDRESSES = Set.of(
            "nextlink",
            "odatanextlink",
            "nextpageuri",
            "nextpageurl",
            "nexturl",
            "nexturi",
            "nexthref",
            "nextrecordsurl");
    private static final Set<String> MORE = Set.of("hasmore", "hasnextpage", "hasnext", "more", "moreresults");
    private static final Set<String> TOTALS =
            Set.of("total", "totalcount", "totalresults", "totalitems", "totalelements", "totalsize", "totalrecords");
    private static final List<String> PAGES = List.of("page", "pagenumber", "pageno", "pagenum", "pageindex");
    private static final List<String> OFFSETS = List.of("offset", "skip", "pageoffset", "startat", "start");

    private final DescriptionText text;

    RecognisedPages(DescriptionText text) {
        this.text = text;
    }

    Optional<PageStyle> style(ApiOperation operation) {
        Optional<Schema> answer = operation.success().flatMap(ApiResponse::json).map(ApiContent::schema);
        if (answer.isEmpty() || !Set.of("GET", "POST").contains(operation.method())) {
            return Optional.empty();
        }
        Optional<String> items = ItemsOfPage.in(answer.get(), operation);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        return new Look(operation, answer.get(), items.get()).style();
    }

    /** One operation. */
    private final class Look {

        private final ApiOperation operation;
        private final Schema answer;
        private final String items;
        private final Asks asks;
        private final List<Shape.Field> fields;
        private final PageStyle.@Nullable Size size;

        Look(ApiOperation operation, Schema answer, String items) {
            this.operation = operation;
            this.answer = answer;
            this.items = items;
            this.asks = Asks.of(operation);
            this.fields = Shape.fields(answer, false).stream()
                    .filter(field -> !field.pointer()
                            .toLowerCase(Locale.ROOT)
                            .matches(".*/(_?prev|before|first|last|self).*/.*|.*/prev.*"))
                    .toList();
            this.size = asks.size().orElse(null);
        }

        Optional<PageStyle> style() {
            return lastItem()
                    .or(this::address)
                    .or(this::token)
                    .or(this::linkHeader)
                    .or(this::numbered)
                    .or(this::offset);
        }

        private Optional<PageStyle> lastItem() {
            boolean hasId = Shape.properties(Shape.items(at(items))).containsKey("id");
            String more = flag();
            return !hasId || more == null
                    ? Optional.empty()
                    : asks.first(List.of("startingafter", "afterid"), false)
                            .map(parameter -> PageStyle.lastItem(parameter, "/id", items, more, size));
        }

        private Schema at(String pointer) {
            return pointer.isEmpty()
                    ? answer
                    : fields.stream()
                            .filter(field -> field.pointer().equals(pointer))
                            .map(Shape.Field::schema)
                            .findFirst()
                            .orElse(answer);
        }

        private Optional<PageStyle> address() {
            return fields.stream()
                    .filter(field -> isAddress(field))
                    .findFirst()
                    .map(field -> PageStyle.nextUrl(field.pointer(), items, size));
        }

        private boolean isAddress(Shape.Field field) {
            String pointer = field.pointer().toLowerCase(Locale.ROOT);
            SchemaType type = Shape.type(field.schema());
            if (type != SchemaType.STRING && type != SchemaType.ANY) {
                return false;
            }
            if (ADDRESSES.contains(field.plain()) || pointer.matches("/_?links/next(/href)?")) {
                return true;
            }
            String format = String.valueOf(field.schema().format());
            boolean leadsOn = Set.of("next", "nextpage").contains(field.plain());
            return leadsOn && (format.matches("ur[il](-reference)?") || (field.depth() == 1 && hasText("previous")));
        }

        /** Lists with {@code next} and {@code previous} side by side hold addresses in both. */
        private boolean hasText(String name) {
            Schema schema = Shape.properties(answer).get(name);
            return schema != null
                    && Shape.type(schema) == SchemaType.STRING
                    && Shape.properties(answer).containsKey("results");
        }

        private Optional<PageStyle> token() {
            for (Map.Entry<String, List<String>> pair : TOKENS.entrySet()) {
                Optional<String> parameter = asks.first(List.of(pair.getKey()), false);
                if (parameter.isPresent()) {
                    for (String name : pair.getValue()) {
                        for (Shape.Field field : fields) {
                            if (field.plain().equals(name) && field.isText()) {
                                return Optional.of(
                                        PageStyle.token(parameter.get(), field.pointer(), items, flag(), size));
                            }
                        }
                    }
                }
            }
            return Optional.empty();
        }

        private Optional<PageStyle> linkHeader() {
            boolean[] declared = {false};
            text.eachResponseHeader(operation.raw(), (name, about) -> declared[0] |= name.equalsIgnoreCase("Link"));
            return declared[0] && size != null ? Optional.of(PageStyle.linkHeader(items, size)) : Optional.empty();
        }

        private Optional<PageStyle> numbered() {
            return asks.first(PAGES, true)
                    .map(parameter -> PageStyle.page(parameter, firstPage(parameter), items, flag(), size));
        }

        private int firstPage(String parameter) {
            Schema schema = asks.parameters().getOrDefault(parameter, answer);
            String about = (schema.description()
                            + operation.parameters().stream()
                                    .filter(each -> each.name().equals(parameter))
                                    .map(each -> each.description())
                                    .findFirst()
                                    .orElse(""))
                    .toLowerCase(Locale.ROOT);
            boolean zero = schema.keyword("default") instanceof JsonNumber number
                    && number.decimalValue().signum() == 0;
            return zero
                            || about.matches(
                                    "(?s).*(zero.(based|indexed)|0.(based|indexed)|start(s|ing)? (at|from|with) 0).*")
                    ? 0
                    : 1;
        }

        private Optional<PageStyle> offset() {
            String total = fields.stream()
                    .filter(field -> TOTALS.contains(field.plain()) && Shape.type(field.schema()) == SchemaType.INTEGER)
                    .map(Shape.Field::pointer)
                    .findFirst()
                    .orElse(null);
            return asks.first(OFFSETS, true).map(parameter -> PageStyle.offset(parameter, items, flag(), total, size));
        }

        private @Nullable String flag() {
            return fields.stream()
                    .filter(field -> MORE.contains(field.plain()) && Shape.type(field.schema()) == SchemaType.BOOLEAN)
                    .map(Shape.Field::pointer)
                    .findFirst()
                    .orElse(null);
        }
    }
}
