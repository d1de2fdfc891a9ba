package dev.fairlead.client.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.profile.CredentialField;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedServer;
import dev.fairlead.testing.kit.ScriptedServer.Request;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call with each bundled profile carries its credentials as the provider documents it. */
final class BundledProfilesAcceptanceTest {

    private static final Step TOKEN = Step.respond(
            "200 OK", "{\"access_token\":\"access-canary-1\",\"token_type\":\"Bearer\",\"expires_in\":3600}");

    private static List<Request> calls(String id, Map<String, String> credentials, Step... before) throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                ApiClient client = client(Profiles.bundled(id), credentials, server)) {
            Arrays.stream(before).forEach(server::then);
            server.always(Step.respond("200 OK", "{}"));
            client.call(Fixture.READ, Params.none(), Map.of(), CallOptions.none());
            return server.requests();
        }
    }

    private static ApiClient client(Profile profile, Map<String, String> credentials, ScriptedServer server) {
        Map<String, Secret> secrets = new HashMap<>();
        credentials.forEach((name, value) -> secrets.put(name, Secret.of(value)));
        return ApiClient.builder(profile)
                .credentials(CredentialSet.of(secrets))
                .baseUrl(server.uri())
                .rateLimits(RateLimitOptions.off())
                .build();
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> form(Request request) {
        return Arrays.stream(request.body().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    @Test
    void twilioTakesBasicWithAnApiKeyOrTheAccount() throws Exception {
        String key = "SK" + "0".repeat(32);
        String account = "AC" + "0".repeat(32);

        assertThat(calls("twilio", Map.of("api_key_sid", key, "api_key_secret", "canary-1")))
                .singleElement()
                .satisfies(call -> assertThat(call.header("Authorization")).isEqualTo(basic(key, "canary-1")));
        assertThat(calls("twilio", Map.of("account_sid", account, "auth_token", "canary-2")))
                .singleElement()
                .satisfies(call -> assertThat(call.header("Authorization")).isEqualTo(basic(account, "canary-2")));
    }

    @Test
    void sendGridTakesABearerKey() throws Exception {
        String key = "SG.ExampleExampleExample0.ExampleExampleExampleExampleExampleExample0";

        assertThat(calls("sendgrid", Map.of("api_key", key)))
                .singleElement()
                .satisfies(call -> assertThat(call.header("Authorization")).isEqualTo("Bearer " + key));
    }

    @Test
    void hubSpotTakesABearerToken() throws Exception {
        assertThat(calls("hubspot", Map.of("api_key", "pat-eu1-canary")))
                .singleElement()
                .satisfies(call -> assertThat(call.header("Authorization")).isEqualTo("Bearer pat-eu1-canary"));
    }

    @Test
    void datadogTakesTwoHeadersOrOne() throws Exception {
        assertThat(calls("datadog", Map.of("api_key", "canary-1", "application_key", "canary-2")))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.header("DD-API-KEY")).isEqualTo("canary-1");
                    assertThat(call.header("DD-APPLICATION-KEY")).isEqualTo("canary-2");
                });
        assertThat(calls("datadog", Map.of("api_key", "canary-1")))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.header("DD-API-KEY")).isEqualTo("canary-1");
                    assertThat(call.head()).doesNotContain("DD-APPLICATION-KEY");
                });
    }

    @Test
    void payPalGivesATokenForIdAndSecretAsBasic() throws Exception {
        List<Request> calls = calls("paypal", Map.of("client_id", "shop", "client_secret", "canary-1"), TOKEN);

        assertThat(calls.get(0).line()).startsWith("POST /v1/oauth2/token ");
        assertThat(calls.get(0).header("Authorization")).isEqualTo(basic("shop", "canary-1"));
        assertThat(form(calls.get(0))).isEqualTo(Map.of("grant_type", "client_credentials"));
        assertThat(calls.get(1).header("Authorization")).isEqualTo("Bearer access-canary-1");
    }

    @Test
    void auth0GivesATokenForIdAndSecretInTheFormWithItsAudience() throws Exception {
        List<Request> calls = calls(
                "auth0",
                Map.of("client_id", "shop", "client_secret", "canary-1", "domain", "acme.eu.auth0.com"),
                TOKEN);

        assertThat(calls.get(0).line()).startsWith("POST /oauth/token ");
        assertThat(form(calls.get(0)))
                .isEqualTo(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "shop",
                        "client_secret", "canary-1",
                        "audience", "https://acme.eu.auth0.com/api/v2/"));
        assertThat(calls.get(1).header("Authorization")).isEqualTo("Bearer access-canary-1");
    }

    @Test
    void azureGivesATokenOfATenantForAScope() throws Exception {
        List<Request> calls = calls(
                "azure", Map.of("client_id", "shop", "client_secret", "canary-1", "tenant_id", "tenant-1"), TOKEN);

        assertThat(calls.get(0).line()).startsWith("POST /tenant-1/oauth2/v2.0/token ");
        assertThat(form(calls.get(0)))
                .containsEntry("scope", "https://management.azure.com/.default")
                .containsEntry("client_secret", "canary-1");
        assertThat(calls.get(1).header("Authorization")).isEqualTo("Bearer access-canary-1");
    }

    @Test
    void salesforceGivesATokenForIdAndSecretInTheForm() throws Exception {
        List<Request> calls = calls(
                "salesforce",
                Map.of("client_id", "shop", "client_secret", "canary-1", "domain", "acme.my.salesforce.com"),
                TOKEN);

        assertThat(calls.get(0).line()).startsWith("POST /services/oauth2/token ");
        assertThat(form(calls.get(0))).containsEntry("client_id", "shop").containsEntry("client_secret", "canary-1");
        assertThat(calls.get(1).header("Authorization")).isEqualTo("Bearer access-canary-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"google", "google-analytics"})
    void googleGivesATokenForASignedAssertion(String id) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String key = "-----BEGIN PRIVATE KEY----- "
                + Base64.getEncoder()
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
                + " -----END PRIVATE KEY-----";
        Map<String, String> account = Map.of(
                "client_email", "shop@acme.iam.gserviceaccount.com", "private_key_id", "key-1", "private_key", key);

        List<Request> calls = calls(id, account, TOKEN);

        assertThat(calls.get(0).line()).startsWith("POST /token ");
        assertThat(form(calls.get(0))).containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        String[] assertion = form(calls.get(0)).getOrDefault("assertion", "").split("\\.");
        assertThat(decoded(assertion[0])).contains("\"RS256\"", "\"key-1\"");
        assertThat(decoded(assertion[1]))
                .contains("\"iss\":\"shop@acme.iam.gserviceaccount.com\"", "https://www.googleapis.com/auth/");
        assertThat(calls.get(1).header("Authorization")).isEqualTo("Bearer access-canary-1");
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    @Test
    void awsSignsForItsServiceAndRegion() throws Exception {
        Map<String, String> keys = Map.of(
                "access_key_id", "AKIDEXAMPLEAKIDEXAMPLE",
                "secret_access_key", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                "region", "eu-west-1",
                "service", "sqs");

        assertThat(calls("aws", keys)).singleElement().satisfies(call -> {
            assertThat(call.header("Authorization"))
                    .matches("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLEAKIDEXAMPLE/\\d{8}/eu-west-1/sqs/aws4_request,"
                            + " SignedHeaders=[a-z0-9;-]*host;x-amz-date[a-z0-9;-]*, Signature=[0-9a-f]{64}");
            assertThat(call.header("X-Amz-Date")).matches("\\d{8}T\\d{6}Z");
        });
    }

    @ParameterizedTest
    @MethodSource("dev.fairlead.profile.Profiles#bundledIds")
    void everyCredentialIsExplainedAndEveryExampleHasItsForm(String id) {
        Profile profile = Profiles.bundled(id);

        assertThat(profile.authentication().credentials()).isNotEmpty().allSatisfy(field -> {
            assertThat(field.meaning()).isNotBlank();
            assertThat(field.secret() || !field.example().isEmpty())
                    .as(field.name())
                    .isTrue();
            assertThat(field.example().isEmpty() || field.accepts(field.example()))
                    .as(field.name())
                    .isTrue();
        });
        assertThat(profile.credentials().keys())
                .allSatisfy(key -> assertThat(key.matches(key.example())).isTrue());
        assertThat(profile.sensitiveFields()).anyMatch(name -> name.matches(".*(token|secret).*"));
        assertThat(profile.authentication().credentials())
                .extracting(CredentialField::name)
                .doesNotHaveDuplicates();
    }
}
