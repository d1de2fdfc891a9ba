package dev.fairlead.generator.profile;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.Encoding;
import dev.fairlead.description.SchemaType;
import dev.fairlead.profile.Profiles;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drafts a profile from what a description says: where the API is, how calls authenticate, how errors and lists look, which headers
 * tell about limits. Where it says nothing there is a safe default, and a comment that begins with {@value #TO_LOOK_UP}. The text is
 * always a valid profile. The same input gives the same text.
 */
public final class ProfileDraft {

    /** What begins each comment about something that a person has to find out. */
    public static final String TO_LOOK_UP = "To look up:";

    private static final int LONGEST_NAME = 60;

    private final ApiDescription description;
    private final DescriptionText text;
    private final String id;
    private final LocalDate asOf;

    private ProfileDraft(ApiDescription description, String id, LocalDate asOf) {
        this.description = description;
        this.text = new DescriptionText(description);
        this.id = id;
        this.asOf = asOf;
    }

    /**
     * Returns the text of a profile, dated today.
     *
     * @param id its id: lower-case letters, digits, hyphens and underscores, at most 40, a letter first
     * @param base the text of a profile that holds for all APIs of the provider, of which this one takes all but the address, the
     *     service and its pages; null for none
     * @throws IllegalArgumentException if the id is none
     */
    public static String of(ApiDescription description, String id, @Nullable String base) {
        return of(description, id, base, LocalDate.now(ZoneOffset.UTC));
    }

    /** Returns the text on top of the bundled profile that {@link #baseOf} names, where it names one, dated today. */
    public static String of(ApiDescription description, String id) {
        return of(
                description, id, baseOf(description).map(Profiles::bundledText).orElse(null));
    }

    /** Returns the id of the bundled profile that holds for all APIs of the provider, where the kind of the description tells. */
    public static Optional<String> baseOf(ApiDescription description) {
        DescriptionText text = new DescriptionText(description);
        return text.isSmithy() ? Optional.of("aws") : text.isDiscovery() ? Optional.of("google") : Optional.empty();
    }

    /** Returns the same as {@link #of(ApiDescription, String, String)}, dated by the caller. */
    public static String of(ApiDescription description, String id, @Nullable String base, LocalDate asOf) {
        if (!id.matches("[a-z][a-z0-9_-]{0,39}")) {
            throw new IllegalArgumentException("'" + id
                    + "' is no id of a profile: use up to 40 lower-case letters, digits, - and _, with a letter first");
        }
        ProfileDraft draft = new ProfileDraft(description, id, asOf);
        return base == null ? draft.whole() : draft.onTopOf(base);
    }

    /** Returns an id made from the title of an API; {@code api} where that has no usable letter. */
    public static String idOf(ApiDescription description) {
        String words = description
                .title()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+", "")
                .replaceAll("-(rest-)?api$", "");
        String cut = words.substring(0, Math.min(words.length(), 40)).replaceAll("-+$", "");
        return cut.isEmpty() ? "api" : cut;
    }

    /** Returns what a person has to find out about a profile's text: its comments that begin so, each on one line. */
    public static List<String> toLookUp(String profile) {
        return ToLookUp.in(profile);
    }

    private String whole() {
        LimitsDraft limits = new LimitsDraft(description, text);
        StringBuilder profile = new StringBuilder(new Yaml(0)
                .comment("How " + name()
                        + " behaves, drafted from its description. Where that says nothing, the values are usual"
                        + " ones of ours. Comments with \"" + TO_LOOK_UP
                        + "\" are for you: find it out, write it down with where"
                        + " you found it, and take the comment away.")
                .toString());
        List<String> sections = List.of(
                identity(),
                new AddressDraft(description, text, id).section(asOf),
                new AuthenticationDraft(description, text).section(asOf),
                wire(),
                new ErrorsDraft(description, text).section(asOf),
                limits.retries(asOf),
                limits.rateLimits(asOf),
                limits.idempotency(asOf),
                new PaginationDraft(description, text).section(asOf),
                timeouts(),
                new SensitiveDraft(description, text).section(asOf),
                preLaunch());
        sections.stream()
                .filter(section -> !section.isEmpty())
                .forEach(section -> profile.append('\n').append(section));
        return profile.toString();
    }

    private String onTopOf(String base) {
        BaseProfile profile = new BaseProfile(base);
        profile.replace("id", "id: " + id + "\n");
        profile.replace("name", "name: " + Yaml.quoted(name()) + "\n");
        profile.replace("api", new AddressDraft(description, text, id).section(asOf));
        if (text.isSmithy()) {
            profile.service(AuthenticationDraft.signingName(text));
        }
        if (text.isDiscovery()) {
            GoogleScopes.of(description).stream().findFirst().ifPresent(profile::scope);
        }
        String pages = new PaginationDraft(description, text).section(asOf);
        if (!pages.isEmpty()) {
            profile.replace("pagination", pages);
        }
        return profile.toString();
    }

    private String identity() {
        return "id: " + id + "\nname: " + Yaml.quoted(name()) + "\n";
    }

    private String name() {
        String title = description
                .title()
                .replaceAll("[\\p{Cntrl}\\s\\u0085\\u2028\\u2029]+", " ")
                .strip();
        String cut = title.length() <= LONGEST_NAME
                ? title
                : title.substring(0, LONGEST_NAME).strip();
        boolean whole = cut.chars().noneMatch(c -> Character.isSurrogate((char) c));
        return cut.isEmpty() || !whole ? id : cut;
    }

    private String wire() {
        int nested = 0;
        int commas = 0;
        int repeated = 0;
        for (ApiOperation operation : description.operations()) {
            for (ApiParameter parameter : operation.parameters(ApiParameter.Place.QUERY)) {
                Encoding encoding = parameter.encoding();
                boolean list = Shape.type(parameter.schema()) == SchemaType.ARRAY;
                nested += encoding.style().equals("deepObject") ? 1 : 0;
                commas += list && !encoding.explode() && encoding.style().equals("form") ? 1 : 0;
                repeated += list && encoding.explode() ? 1 : 0;
            }
        }
        String form = nested > 0 ? "indexed_brackets" : commas > repeated ? "commas" : "repeated_names";
        Yaml facts = new Yaml(0).line("form: " + form).line("cleared_by: \"\"");
        return SectionText.of(
                "wire",
                asOf,
                "/paths",
                "of lists in queries, " + repeated + " repeat the name and " + commas + " have commas; " + nested
                        + " parameters nest in brackets",
                facts);
    }

    private String timeouts() {
        Yaml facts = new Yaml(0)
                .comment("Ours. To look up: how long the provider's slowest operations take.")
                .line("connect: 5s")
                .line("attempt: 30s")
                .line("call: 90s");
        return SectionText.of("timeouts", asOf, "/", "the description says nothing about time", facts);
    }

    private String preLaunch() {
        Yaml facts = new Yaml(0)
                .comment("Ours, what holds for every provider. To look up: the provider's own list.")
                .line("checks:")
                .line("  - id: looked-up")
                .line("    text: What the comments of this profile ask for was looked up and written down.")
                .line("  - id: keys")
                .line(
                        "    text: Live keys are kept where only the application reads them, and were replaced if anyone else saw them.")
                .line("  - id: errors")
                .line("    text: Every kind of error was provoked once and is handled.")
                .line("  - id: limits")
                .line("    text: The limits of the account are known, and the load that is expected stays below them.");
        return SectionText.of("pre_launch", asOf, "/", "the description has no such list", facts);
    }
}
