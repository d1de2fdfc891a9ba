package dev.fairlead.telemetry.canary;

import dev.fairlead.profile.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The secrets that must never be seen, each in every form in which it could be. */
final class Canary {

    /** The key: a provider may repeat it anywhere in its answer. */
    static final String KEY = "sk_test_Zeisig9Key7f3a9b2c4d8e1f";

    /** What proves who the client is, at a token endpoint. */
    static final String CLIENT = "Zeisig9ClientSecret4e7a2c";

    /** A token that such an endpoint gave. */
    static final String TOKEN = "Zeisig9Token1b8d5f3a9c";

    /** The key after {@link #KEY}. */
    static final String NEXT_KEY = "sk_test_Zeisig9NextKey2c6e8a4b7d1f";

    /** What a login begins with. */
    static final String REFRESH = "Zeisig9Refresh6e2a9c4f8b";

    /** The refresh token after {@link #REFRESH}. */
    static final String NEXT_REFRESH = "Zeisig9NextRefresh3b7d1e5a";

    /** What requests are signed with. */
    static final String SIGNING = "Zeisig9SigningKey5f1c8e3a7d2b";

    /** A private key, as PEM. */
    static final String PRIVATE_KEY = privateKey();

    /** The value of a query parameter. */
    static final String QUERY = "Zeisig9InTheQuery5d1e8f";

    /** The value of a variable of the path. */
    static final String PATH = "Zeisig9InThePath9a7c2b";

    /** The value of a header of the caller's own. */
    static final String HEADER = "Zeisig9InAHeader3f6b0d";

    /** A value in the body of requests and answers. */
    static final String BODY = "Zeisig9InTheBody8c4a1e";

    /** The user in an address. */
    static final String USER = "Zeisig9InTheUserInfo2b9d7f";

    private static final List<String> FORMS = Stream.of(
                    KEY, NEXT_KEY, CLIENT, TOKEN, REFRESH, NEXT_REFRESH, SIGNING, QUERY, PATH, HEADER, BODY, USER)
            .flatMap(Canary::forms)
            .distinct()
            .toList();

    private static final Set<String> LEARNT = ConcurrentHashMap.newKeySet();

    private Canary() {}

    static Secret key() {
        return Secret.of(KEY);
    }

    /** Takes for a secret, too, what was made while the test ran. */
    static void learn(String secret) {
        LEARNT.add(secret.toLowerCase(Locale.ROOT));
    }

    private static String privateKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            String key = Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
            return "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The part of the private key that differs from those of others; what is before it is the same in all keys of its kind. */
    private static String heart(String pem) {
        return pem.lines().toList().get(1).substring(60, 84).toLowerCase(Locale.ROOT);
    }

    private static Stream<String> forms(String secret) {
        return Stream.of(
                        secret,
                        URLEncoder.encode(secret, StandardCharsets.UTF_8),
                        base64(secret),
                        base64(secret + ":"),
                        base64(secret + ":").substring(0, 16))
                .map(form -> form.toLowerCase(Locale.ROOT));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns whether a text has a secret in it; cut off after its first half counts, too. */
    static boolean isIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("zeisig9")
                || lower.contains(heart(PRIVATE_KEY))
                || FORMS.stream().anyMatch(lower::contains)
                || LEARNT.stream().anyMatch(lower::contains);
    }
}
