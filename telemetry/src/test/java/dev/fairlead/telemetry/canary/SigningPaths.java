package dev.fairlead.telemetry.canary;

import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.error.AuthenticationException;
import dev.fairlead.client.error.PermissionException;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Requests that are signed: the provider refuses them and repeats what it knows, or they cannot be signed at all. */
final class SigningPaths extends Paths {

    private static final Profile SIGV4 = signing("- kind: sigv4", "  service: things");
    private static final Profile AZURE = signing("- kind: azure_shared_key");
    private static final Profile JWT = signing(
            "- kind: signed_jwt",
            "  jwt:",
            "    algorithm: es256",
            "    key_id: '{key_id}'",
            "    claims: {iss: '{key_id}'}");
    private static final Profile HMAC = Bench.stripeWith(
            "authentication",
            "credentials:",
            "  - {name: signing_key, secret: true, meaning: the signing key}",
            "schemes:",
            "  - kind: hmac",
            "    algorithm: sha256",
            "    key: signing_key",
            "    string_to_sign: '{timestamp}.{target}'",
            "    signature_encoding: hex",
            "    placements:",
            "      - {in: header, name: X-Signature, value: '{signature}'}",
            "      - {in: query, name: signed_at, value: '{timestamp}'}");

    SigningPaths() {
        refused(
                "SigV4",
                SIGV4,
                CredentialSet.of("access_key_id", Secret.of("AKIAIOSFODNN7EXAMPLE"))
                        .and("secret_access_key", Secret.of(Canary.SIGNING))
                        .and("session_token", Secret.of(Canary.TOKEN))
                        .and("region", "eu-central-1"),
                Canary.SIGNING,
                Canary.TOKEN);
        refused("Azure's shared key", AZURE, azure(base64(Canary.SIGNING)), base64(Canary.SIGNING));
        refused(
                "a JWT",
                JWT,
                CredentialSet.of("key_id", Secret.of("key-1")).andPem("private_key", Canary.PRIVATE_KEY),
                "the token");
        refused("an HMAC", HMAC, CredentialSet.of("signing_key", Secret.of(Canary.SIGNING)), Canary.SIGNING);
        unusable("Azure's shared key", AZURE, azure(Canary.SIGNING + "!"));
        unusable(
                "a JWT",
                JWT,
                CredentialSet.of("key_id", Secret.of("key-1"))
                        .and(
                                "private_key",
                                Secret.of("-----BEGIN PRIVATE KEY-----" + base64(Canary.SIGNING)
                                        + "-----END PRIVATE KEY-----")));
    }

    private static Profile signing(String... scheme) {
        String[] lines = new String[scheme.length + 1];
        lines[0] = "schemes:";
        for (int i = 0; i < scheme.length; i++) {
            lines[i + 1] = "  " + scheme[i];
        }
        return Bench.stripeWith("authentication", lines);
    }

    private static CredentialSet azure(String key) {
        return CredentialSet.of("account_name", Secret.of("things")).and("account_key", Secret.of(key));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(String how, Profile profile, CredentialSet credentials, String... repeated) {
        row(
                "a request signed with " + how + " that is refused and repeated",
                PermissionException.class,
                Outcome.Answered.class,
                bench -> bench.readingAs(profile, credentials, bench.refusal("403 Forbidden", repeated)));
    }

    private void unusable(String what, Profile profile, CredentialSet credentials) {
        row(
                "a key for " + what + " that is none",
                AuthenticationException.class,
                Outcome.Unauthenticated.class,
                bench -> bench.readingAs(profile, credentials));
    }
}
