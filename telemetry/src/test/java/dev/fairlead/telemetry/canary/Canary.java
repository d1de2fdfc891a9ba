package dev.fairlead.telemetry.canary;

import dev.fairlead.profile.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The secrets that must never be seen, each in every form in which it could be. */
final class Canary {

    /** The key: a provider may repeat it anywhere in its answer. */
    static final String KEY = "sk_test_Zeisig9Key7f3a9b2c4d8e1f";

    /** What proves who the client is, at a token endpoint. */
    static final String CLIENT = "Zeisig9ClientSecret4e7a2c";

    /** A token that such an endpoint gave. */
    static final String TOKEN = "Zeisig9Token1b8d5f3a9c";

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

    private static final List<String> FORMS = Stream.of(KEY, CLIENT, TOKEN, QUERY, PATH, HEADER, BODY, USER)
            .flatMap(Canary::forms)
            .distinct()
            .toList();

    private Canary() {}

    static Secret key() {
        return Secret.of(KEY);
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
        return lower.contains("zeisig9") || FORMS.stream().anyMatch(lower::contains);
    }
}
