package dev.fairlead.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.DescriptionReader;
import dev.fairlead.generator.profile.ProfileDraft;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.CredentialField;
import dev.fairlead.profile.Pagination;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.WaitUnit;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileDraftTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static ApiDescription description(String text) {
        return DescriptionReader.read(text.getBytes(StandardCharsets.UTF_8), "acme.yaml");
    }

    private static String text(String description) {
        return ProfileDraft.of(description(description), "acme", null, TODAY);
    }

    private static Profile draft(String description) {
        return Profiles.parse("acme.yaml", text(description).getBytes(StandardCharsets.UTF_8));
    }

    private static String api(String rest) {
        return """
                openapi: 3.0.3
                info: {title: Acme Shop, version: "1"}
                """ + rest;
    }

    private static Profile secured(String schemes, String security) {
        return draft(api("""
                servers: [{url: "https://api.acme.example/v1/"}]
                components:
                  securitySchemes:
                %s
                paths:
                  /things:
                    get:
                      security: %s
                      responses: {"200": {description: ok}}
                """.formatted(schemes.indent(4), security)));
    }

    private static Profile listing(String parameters, String answer) {
        return draft(api("""
                paths:
                  /things:
                    get:
                      parameters:
                %s
                      responses:
                        "200":
                          description: ok
                          content:
                            application/json:
                              schema: %s
                """.formatted(parameters.indent(8), answer)));
    }

    @Test
    void aDescriptionThatSaysNothingGivesAProfileThatSaysWhatToLookUp() {
        String text = text(api("paths: {}\n"));
        Profile profile = Profiles.parse("acme.yaml", text.getBytes(StandardCharsets.UTF_8));

        assertThat(profile.id()).isEqualTo("acme");
        assertThat(profile.name()).isEqualTo("Acme Shop");
        assertThat(profile.baseUrl()).isEqualTo(URI.create("https://acme.invalid"));
        assertThat(profile.asOf()).isEqualTo(TODAY);
        assertThat(profile.authentication().schemes()).containsExactly(new AuthScheme.None());
        assertThat(profile.sensitiveFields()).contains("password", "access_token");
        assertThat(ProfileDraft.toLookUp(text))
                .anyMatch(line ->
                        line.startsWith("the host, which the description does not name; calls fail until it stands"
                                + " here or in ACME_BASE_URL."))
                .anyMatch(line -> line.startsWith("how calls prove who makes them."))
                .noneMatch(line -> line.contains("are for you"));
    }

    @Test
    void theAddressIsTheFirstUsableServerAndOneNamedAfterASandboxIsForTests() {
        Profile profile = draft(api("""
                servers:
                  - {url: /v1}
                  - {url: "https://api.sandbox.acme.example"}
                  - {url: "https://{site}.acme.example/v1/", variables: {site: {default: eu}}}
                paths: {}
                """));

        assertThat(profile.baseUrl()).isEqualTo(URI.create("https://eu.acme.example/v1"));
        assertThat(profile.address().test()).isEqualTo(URI.create("https://api.sandbox.acme.example"));
    }

    @Test
    void aRelativeServerKeepsItsPathOnAHostThatIsNone() {
        assertThat(draft(api("servers: [{url: /api/v2}]\npaths: {}\n")).baseUrl())
                .isEqualTo(URI.create("https://acme.invalid/api/v2"));
    }

    @Test
    void keysThatAreNeededTogetherGoTogether() {
        Profile profile = secured("""
                apiKeyAuth: {type: apiKey, in: header, name: DD-API-KEY}
                appKeyAuth: {type: apiKey, in: header, name: DD-APPLICATION-KEY}
                """, "[{apiKeyAuth: [], appKeyAuth: []}]");

        assertThat(profile.authentication().schemes())
                .containsExactly(new AuthScheme.Keys(
                        "api_key",
                        List.of(
                                new AuthScheme.Placement(AuthScheme.Place.HEADER, "DD-API-KEY", "{api_key}"),
                                new AuthScheme.Placement(AuthScheme.Place.HEADER, "DD-APPLICATION-KEY", "{app_key}"))));
        assertThat(profile.authentication().credentials())
                .extracting(CredentialField::name, CredentialField::secret)
                .containsExactly(tuple("api_key", true), tuple("app_key", true));
    }

    @Test
    void alternativesAreAllThereAndAKeyInTheQueryIsSensitive() {
        Profile profile = secured("""
                key: {type: apiKey, in: query, name: apiToken}
                basic: {type: http, scheme: basic}
                bearer: {type: http, scheme: bearer}
                """, "[{basic: []}, {key: []}, {bearer: []}, {}]");

        assertThat(profile.authentication().schemes())
                .containsExactly(
                        new AuthScheme.Keys(
                                "api_key",
                                List.of(new AuthScheme.Placement(AuthScheme.Place.QUERY, "apiToken", "{api_key}"))),
                        AuthScheme.Keys.bearer("api_key"),
                        new AuthScheme.Basic("{user}", "{password}"));
        assertThat(profile.sensitiveFields()).contains("apitoken");
    }

    @Test
    void oauthIsDraftedFromTheFlowThatAServerCanUse() {
        Profile profile = secured("""
                oauth:
                  type: oauth2
                  flows:
                    implicit: {authorizationUrl: "https://acme.example/authorize", scopes: {}}
                    clientCredentials: {tokenUrl: /oauth/token, scopes: {read: reads}}
                """, "[{oauth: [read]}]");

        assertThat(profile.authentication().schemes()).singleElement().satisfies(scheme -> {
            AuthScheme.OAuth oauth = (AuthScheme.OAuth) scheme;
            assertThat(oauth.grant()).isEqualTo(AuthScheme.Grant.CLIENT_CREDENTIALS);
            assertThat(oauth.tokenUrl()).isEqualTo("/oauth/token");
        });
    }

    @Test
    void theEnvelopeIsRecognisedFromDeclaredErrors() {
        Profile profile = draft(api("""
                paths:
                  /things:
                    get:
                      responses:
                        "200": {description: ok}
                        "422":
                          description: no
                          headers: {X-Request-Id: {schema: {type: string}}}
                          content:
                            application/json:
                              schema:
                                type: object
                                properties:
                                  error:
                                    type: object
                                    properties:
                                      type: {type: string}
                                      code: {type: string}
                                      message: {type: string}
                                      param: {type: string}
                """));

        assertThat(profile.errors().mainEnvelope()).hasValueSatisfying(envelope -> {
            assertThat(envelope.type()).containsExactly("/error/type");
            assertThat(envelope.code()).containsExactly("/error/code");
            assertThat(envelope.message()).containsExactly("/error/message");
            assertThat(envelope.param()).containsExactly("/error/param");
        });
        assertThat(profile.errors().requestIdHeaders()).containsExactly("X-Request-Id");
    }

    @Test
    void headersOfLimitsAreTakenWhereTheirUnitIsSaidAndAKeyOfIdempotencyWhereItIsDeclared() {
        Profile profile = draft(api("""
                paths:
                  /things:
                    post:
                      parameters:
                        - {name: Idempotency-Key, in: header, schema: {type: string, maxLength: 64}}
                      responses:
                        "429":
                          description: slow down
                          headers:
                            X-RateLimit-Remaining: {schema: {type: integer}}
                            X-RateLimit-Reset: {description: Seconds until the window ends, schema: {type: integer}}
                """));

        assertThat(profile.rateLimits().signals()).singleElement().satisfies(signal -> {
            assertThat(signal.reset()).isEqualTo("X-RateLimit-Reset");
            assertThat(signal.resetUnit()).isEqualTo(WaitUnit.SECONDS);
        });
        assertThat(profile.idempotency()).isNotNull().satisfies(keys -> {
            assertThat(keys.header()).isEqualTo("Idempotency-Key");
            assertThat(keys.methods()).isEqualTo(Set.of("POST"));
            assertThat(keys.maxLength()).isEqualTo(64);
            assertThat(keys.retention()).isEqualTo(Duration.ofHours(1));
            assertThat(keys.replayedHeader()).isNull();
        });
    }

    @Test
    void pagesAreRecognisedByParameterAndAnswerTogether() {
        Profile profile = listing(
                """
                - {name: pageToken, in: query, schema: {type: string}}
                - {name: pageSize, in: query, schema: {type: integer, maximum: 50}}
                """, "{type: object, properties: {things: {type: array, items: {}}, nextPageToken: {type: string}}}");

        assertThat(profile.pagination()).singleElement().satisfies(pages -> {
            assertThat(pages.next()).isEqualTo(new Pagination.Token("pageToken", "/nextPageToken", null));
            assertThat(pages.items()).isEqualTo("/things");
            assertThat(pages.size()).isEqualTo(new Pagination.PageSize("pageSize", 50, 0));
        });
    }

    @Test
    void addressesNumbersAndOffsetsAreRecognised() {
        String list = "items: {type: array, items: {type: object, properties: {id: {type: string}}}}";

        assertThat(listing(
                                "- {name: top, in: query, schema: {type: integer}}",
                                "{type: object, properties: {%s, nextLink: {type: string}}}".formatted(list))
                        .pagination())
                .extracting(Pagination::next)
                .containsExactly(new Pagination.NextUrl("/nextLink", null));
        assertThat(listing(
                                "- {name: page, in: query, schema: {type: integer, default: 0}}",
                                "{type: object, properties: {%s}}".formatted(list))
                        .pagination())
                .extracting(Pagination::next)
                .containsExactly(new Pagination.PageNumber("page", 0));
        assertThat(listing(
                                "- {name: offset, in: query, schema: {type: integer}}",
                                "{type: object, properties: {%s, total: {type: integer}}}".formatted(list))
                        .pagination())
                .singleElement()
                .satisfies(pages -> assertThat(pages.end().total()).isEqualTo("/total"));
        assertThat(listing(
                                "- {name: starting_after, in: query, schema: {type: string}}",
                                "{type: object, properties: {%s, has_more: {type: boolean}}}".formatted(list))
                        .pagination())
                .extracting(Pagination::next)
                .containsExactly(new Pagination.LastItem("starting_after", "/id", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/ \" : # \\n id: evil", "\\u2028id: evil", "- {", "true", "😀😀", "%TAG ! x", "a\\tb"})
    void noTitleBreaksTheText(String title) {
        Profile profile = draft("{\"openapi\": \"3.0.3\", \"info\": {\"title\": \"" + title.replace("\"", "\\\"")
                + "\", \"version\": \"1\"}, \"paths\": {}}");

        assertThat(profile.id()).isEqualTo("acme");
        assertThat(profile.name()).isNotBlank();
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        assertThatThrownBy(() -> ProfileDraft.of(description(api("paths: {}\n")), "Acme Shop", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'Acme Shop' is no id of a profile");
        assertThat(ProfileDraft.idOf(description(api("paths: {}\n")))).isEqualTo("acme-shop");
    }
}
