package dev.fairlead.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake is planted into the bundled profile, whose lines are known. */
class ProfileMistakesTest {

    private final String good = bundledText();

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "status: [500, 502, 503, 504] | status: [500, 502, 5xx] | retries.rules[3].when.status[2]: expected an integer, found the string \"5xx\"",
                "status: [500, 502, 503, 504] | status: [500, 50] | retries.rules[3].when.status[1]: expected an integer from 100 to 599, found the integer 50",
                "status: [500, 502, 503, 504] | status: [500, 500] | retries.rules[3].when.status[1]: repeats [0]",
                "status: [500, 502, 503, 504] | status: [] | retries.rules[3].when.status: must hold something",
                "outcome: throttled | outcome: limited | retries.rules[1].outcome: expected one of rejected, unauthenticated, throttled, exhausted, busy, transient, permanent, found the string \"limited\"",
                "{status: [500, 502, 503, 504]} | {} | retries.rules[3].when: says nothing about the answer",
                "methods: [POST] | methods: POST | rate_limits.limits[3].applies_to.methods: expected a list, found the string \"POST\"",
                "unit: retry_after | unit: minutes | retries.wait_hints[0].unit: expected one of retry_after, seconds, milliseconds, http_date, epoch_seconds, epoch_milliseconds, duration_text, iso_8601, proto_duration, found the string \"minutes\"",
                "- header: Retry-After | - field: retry_after | retries.wait_hints[0].field: expected a JSON pointer such as /error/code, found the string \"retry_after\"",
                "- header: Retry-After | - at_least: 1s | retries.wait_hints[0]: a hint is in either a header or a field",
                "max_attempts: 4 | max_attempts: 4.0 | retries.max_attempts: expected an integer, found the number 4.0",
                "max_attempts: 4 | max_attempts: 1e999999999 | retries.max_attempts: expected an integer, found the number 1E+999999999",
                "max_attempts: 4 | max_attempts: 99999999999999999999 | retries.max_attempts: expected an integer from 1 to 100, found the integer 99999999999999999999",
                "max_attempts: 4 | max_atempts: 4 | retries.max_atempts: is not known here; did you mean \"max_attempts\"?",
                "cap: 8s | cap: 8 seconds | retries.cap: expected a duration such as 30s, 500ms or PT1M, found \"8 seconds\"",
                "cap: 8s | cap: 8 | retries.cap: expected a duration such as 30s, 500ms or PT1M, found the integer 8",
                "cap: 8s | cap: 0s | retries.cap: the duration must be longer than zero",
                "cap: 8s | cap: -PT8S | retries.cap: expected a duration such as 30s, 500ms or PT1M, found \"-PT8S\"",
                "transient_base: 500ms | transient_base: 9s | retries.transient_base: is longer than the cap",
                "attempt: 80s | attempt: 4m | timeouts.attempt: is longer than a whole call may take",
                "connect: 5s | connect: 81s | timeouts.connect: is longer than an attempt may take",
                "pattern: sk_test_[0-9A-Za-z_]{16,128} | pattern: sk_test_[ | credentials.keys[0].pattern: expected a regular expression, found the string \"sk_test_[\": Unclosed character class",
                "example: sk_test_ExampleExampleExample000 | example: sk_test_short | credentials.keys[0].example: does not match the pattern",
                "kind: bearer | kind: bearrer | authentication.schemes[0].kind: expected one of bearer, api_key, basic, oauth2, signed_jwt, sigv4, azure_shared_key, hmac, mutual_tls, none, found the string \"bearrer\"; did you mean \"bearer\"?",
                "user: \"{api_key}\" | user: \"{api_key\" | authentication.schemes[1].user: expected a text whose braces hold names, such as {api_key}, found the string \"{api_key\"",
                "user: \"{api_key}\" | user: \"a:{api_key}\" | authentication.schemes[1].user: has a colon, which ends a user name",
                "statuses: [401] | statuses: [] | authentication.reauthenticate_on.statuses: must hold something",
                "type: /error/type | type: error.type | errors.envelopes[0].type: expected a JSON pointer such as /error/code, found the string \"error.type\"",
                "pinned: \"2024-04-10\" | pinned: 20240410 | versioning.pinned: expected a text, found the integer 20240410",
                "pinned: \"2024-04-10\" | pinned: \" \" | versioning.pinned: expected a text, found the string \" \"",
                "usable: true | usable: yes | credentials.keys[0].usable: expected true or false, found the string \"yes\"",
                "base_url: https://api.stripe.com | base_url: http://api.stripe.com | api.base_url: expected an https address, found the string \"http://api.stripe.com\"",
                "base_url: https://api.stripe.com | base_url: https://api stripe | api.base_url: expected an https address, found the string \"https://api stripe\"",
                "base_url: https://api.stripe.com | base_url: https://api.stripe.com/ | api.base_url: expected an https address without a slash at its end, a query and a fragment, found the string \"https://api.stripe.com/\"",
                "as_of: 2026-11-23 | as_of: 2026-11-31 | api.as_of: expected a date such as 2026-11-23, found the string \"2026-11-31\"",
                "methods: [POST] | methods: [post] | rate_limits.limits[3].applies_to.methods[0]: expected a method such as POST, found the string \"post\"",
                "- client_secret | - Client_Secret | sensitive_fields.names[2]: expected a name in lower case, found the string \"Client_Secret\"",
                "id: account-test | id: account-live | rate_limits.limits[1].id: \"account-live\" is taken by another one before it",
                "permits: 100 | permits: 0 | rate_limits.limits[0].windows[0].permits: expected an integer from 1 to 1000000000, found the integer 0",
                "key: [account, operation] | key: [account, endpoint] | rate_limits.limits[2].key[1]: expected application, account, operation, method, path:NAME or header:NAME, found the string \"endpoint\"",
                "period: 1h | period: 9999d | rate_limits.limits[3].windows[0].period: is longer than 366 days",
                "adaptive: true | adaptive: false | rate_limits.concurrency.adaptive: a limit that is not published can only be adaptive",
                "name: Stripe | name: [Stripe] | name: expected a text, found a list",
                "wire: | wires: | wires: is not known here; did you mean \"wire\"?"
            })
    void isReportedWithItsLineAndField(String text, String mistake, String problem) {
        String file = plant(text, mistake);

        int line = (int) good.substring(0, good.indexOf(text))
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
        assertThat(problemsOf(file)).contains("stripe.yaml:" + line + ": " + problem);
    }

    @ParameterizedTest(name = "without {0}")
    @CsvSource({
        "'  max_attempts: 4\n', 'retries:', retries.max_attempts",
        "'  base_url: https://api.stripe.com\n', 'api:', api.base_url",
        "'      mode: live\n      usable: true\n', '- kind: secret key', credentials.keys[1].usable",
        "'  as_of: 2026-11-23\n', 'api:', api.as_of",
        "'id: stripe\n', '# How Stripe', id"
    })
    void whatIsMissingIsReportedAtTheLineOfItsSection(String missing, String section, String field) {
        String file = plant(missing, "");
        int line = section.startsWith("- kind") ? lineAfterSecond(section, file) : lineOf(section, file);

        assertThat(problemsOf(file)).contains("stripe.yaml:" + line + ": " + field + ": is missing");
    }

    @Test
    void aSectionWithoutSourcesIsAMistake() {
        String sources = good.substring(good.indexOf("  sources:"), good.indexOf("  documentation:"));
        String file = plant(sources, "");

        assertThat(problemsOf(file))
                .containsExactly("stripe.yaml:" + lineOf("api:", file) + ": api.sources: is missing");
    }

    @Test
    void aMissingSectionIsReportedOnceAndNotFieldByField() {
        String section = good.substring(good.indexOf("timeouts:"), good.indexOf("webhooks:"));

        assertThat(problemsOf(plant(section, ""))).containsExactly("stripe.yaml:1: timeouts: is missing");
    }

    @Test
    void aSectionThatIsNoSectionIsReportedOnce() {
        String section = good.substring(good.indexOf("timeouts:"), good.indexOf("webhooks:"));
        String file = plant(section, "timeouts: 30s\n");

        assertThat(problemsOf(file))
                .containsExactly("stripe.yaml:" + lineOf("timeouts: 30s", file)
                        + ": timeouts: expected fields, found the string \"30s\"");
    }

    @Test
    void allMistakesAreReportedTogetherInTheOrderOfTheText() {
        String file = good.replace("name: Stripe\n", "name: 7\n")
                .replace("max_attempts: 4", "max_attempts: many")
                .replace("permits: 100\n", "permit: 100\n");

        ProfileException thrown =
                catchThrowableOfType(ProfileException.class, () -> Profiles.parse("stripe.yaml", bytes(file)));

        assertThat(thrown.problems())
                .containsExactly(
                        "stripe.yaml:" + lineOf("name: 7", file) + ": name: expected a text, found the integer 7",
                        "stripe.yaml:" + lineOf("max_attempts: many", file)
                                + ": retries.max_attempts: expected an integer, found the string \"many\"",
                        "stripe.yaml:" + lineOf("permit: 100", file)
                                + ": rate_limits.limits[0].windows[0].permits: is missing",
                        "stripe.yaml:" + lineOf("permit: 100", file)
                                + ": rate_limits.limits[0].windows[0].permit: is not known here; did you mean \"permits\"?");
        assertThat(thrown).hasMessage(String.join("\n", thrown.problems()));
    }

    @Test
    void whatIsNearNoKnownFieldIsAnsweredWithAllOfThem() {
        assertThat(problemsOf(plant("  form: indexed_brackets\n", "  form: indexed_brackets\n  encoding: utf8\n")))
                .singleElement()
                .asString()
                .endsWith(
                        "wire.encoding: is not known here; known are: as_of, sources, form, cleared_by, empty_body, takes_gzip");
    }

    @Test
    void optionalSectionsMayBeLeftOut() {
        String versioning = good.substring(good.indexOf("versioning:"), good.indexOf("wire:"));
        String limits = good.substring(good.indexOf("rate_limits:"), good.indexOf("idempotency:"));
        String webhooks = good.substring(good.indexOf("webhooks:\n"), good.indexOf("sensitive_fields:"));
        String file = good.replace(versioning, "").replace(limits, "").replace(webhooks, "");

        Profile profile = Profiles.parse("stripe.yaml", bytes(file));

        assertThat(profile.versioning()).isNull();
        assertThat(profile.rateLimits()).isEqualTo(RateLimits.NONE);
        assertThat(profile.webhooks()).isNull();
        assertThat(profile.evidence()).doesNotContainKeys("versioning", "rate_limits", "webhooks");
    }

    @Test
    void aTextThatIsNoYamlIsReportedWithItsLine() {
        assertThat(problemsOf("id: stripe\nname: [Stripe\nasOf: x\n"))
                .singleElement()
                .asString()
                .startsWith("stripe.yaml:3: the text is no YAML");
    }

    @Test
    void aTextWithoutFieldsIsReported() {
        assertThat(problemsOf("- stripe"))
                .containsExactly("stripe.yaml:1: expected the fields of a profile, found a list");
        assertThat(problemsOf("")).containsExactly("stripe.yaml:1: the text is empty");
    }

    @Test
    void aMultiplyingTextIsRefused() {
        String bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\n"
                + "d: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d]\n";

        assertThat(problemsOf(bomb)).singleElement().asString().contains("values");
    }

    @Test
    void anUnknownBundledProfileIsAnsweredWithTheNearestOne() {
        assertThat(catchThrowableOfType(ProfileException.class, () -> Profiles.bundled("strpe")))
                .hasMessage("there is no bundled profile \"strpe\"; did you mean \"stripe\"?");
        assertThat(catchThrowableOfType(ProfileException.class, () -> Profiles.bundled("../stripe/secret")))
                .hasMessage("there is no bundled profile \"../stripe/secret\"; there are: "
                        + String.join(", ", Profiles.bundledIds()));
    }

    @Test
    void aFileIsLoadedLikeTheBundledOneAndAMissingOneIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), good.replace("id: stripe", "id: mine"));

        assertThat(Profiles.load(file).id()).isEqualTo("mine");
        assertThat(catchThrowableOfType(ProfileException.class, () -> Profiles.load(folder.resolve("none.yaml"))))
                .hasMessage(folder.resolve("none.yaml") + ": there is no such file");
        assertThat(catchThrowableOfType(ProfileException.class, () -> Profiles.load(folder)))
                .hasMessageStartingWith(folder + ": ");
    }

    private String plant(String text, String mistake) {
        assertThat(good).contains(text);
        int at = good.indexOf(text);
        return good.substring(0, at) + mistake + good.substring(at + text.length());
    }

    private static List<String> problemsOf(String file) {
        ProfileException thrown =
                catchThrowableOfType(ProfileException.class, () -> Profiles.parse("stripe.yaml", bytes(file)));
        assertThat(thrown).as("the mistake is noticed").isNotNull();
        return thrown.problems();
    }

    private static int lineOf(String text, String file) {
        List<String> lines = file.lines().toList();
        return IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).contains(text))
                        .findFirst()
                        .orElseThrow()
                + 1;
    }

    private static int lineAfterSecond(String text, String file) {
        int first = file.indexOf(text);
        return (int) file.substring(0, file.indexOf(text, first + 1)).lines().count();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String bundledText() {
        try (var in = ProfileMistakesTest.class.getResourceAsStream("stripe.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
