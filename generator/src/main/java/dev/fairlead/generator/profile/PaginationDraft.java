package dev.fairlead.generator.profile;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drafts the section about lists: what each operation shows is counted over the document. */
final class PaginationDraft {

    private static final int MOST_STYLES = 60;

    /** A style and how many operations have it. */
    private record Counted(PageStyle style, int count) {

        Counted and(Counted other) {
            return new Counted(style.and(other.style), count + other.count);
        }
    }

    private final ApiDescription description;
    private final DescriptionText text;

    PaginationDraft(ApiDescription description, DescriptionText text) {
        this.description = description;
        this.text = text;
    }

    /** Returns the section; empty where nothing is recognised. */
    String section(LocalDate asOf) {
        Map<String, Counted> counts = new LinkedHashMap<>();
        DeclaredPages declared = new DeclaredPages(text);
        RecognisedPages recognised = new RecognisedPages(text);
        int lists = 0;
        for (ApiOperation operation : description.operations()) {
            Optional<PageStyle> style = declared.style(operation).or(() -> recognised.style(operation));
            if (style.isPresent()) {
                counts.merge(style.get().key(), new Counted(style.get(), 1), Counted::and);
                lists++;
            }
        }
        if (counts.isEmpty()) {
            return "";
        }
        List<Counted> styles = counts.values().stream()
                .sorted(Comparator.comparingInt((Counted each) -> each.style.rank())
                        .thenComparingInt(each -> -each.count)
                        .thenComparing(each -> each.style.whole()))
                .limit(MOST_STYLES)
                .toList();
        Yaml facts = new Yaml(0)
                .comment(
                        "Recognised by parameters and answers; cursors and addresses first, because an operation with both a"
                                + " cursor and a number is better followed by its cursor. Within these, the most usual first.")
                .line("styles:");
        styles.forEach(each -> facts.inside(2, each.style.whole() + "  # " + times(each.count)));
        return SectionText.of("pagination", asOf, "/paths", lists + " operations answer with pages", facts);
    }

    private static String times(int count) {
        return count == 1 ? "one operation" : count + " operations";
    }
}
