package dev.fairlead.sandbox.auth;

import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.wire.Incoming;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shared Key of Azure Storage ("Authorize with Shared Key", Azure Storage REST API reference), made again and compared. */
final class AzureGuard implements Guard {

    private static final List<String> CONDITIONS =
            List.of("If-Modified-Since", "If-Match", "If-None-Match", "If-Unmodified-Since", "Range");

    private final MadeUpCredentials credentials;

    AzureGuard(MadeUpCredentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public boolean isTried(Incoming request) {
        return Guard.afterWord(request, "SharedKey ") != null;
    }

    @Override
    public @Nullable ApiFailure objection(Incoming request) {
        byte[] key = Base64.getDecoder().decode(credentials.reveal("account_key"));
        String code = Base64.getEncoder().encodeToString(Signatures.hmac("HmacSHA256", key, text(request)));
        return Guard.same(
                        String.valueOf(Guard.afterWord(request, "SharedKey ")),
                        credentials.reveal("account_name") + ":" + code)
                ? null
                : ApiFailure.of(403, "AuthenticationFailed", "The signature is not the one that the account key makes.")
                        .code("AuthenticationFailed");
    }

    private static String header(Incoming request, String name) {
        String value = request.header(name);
        return value == null ? "" : value;
    }

    private String text(Incoming request) {
        List<String> lines = new ArrayList<>();
        lines.add(request.method());
        lines.add(header(request, "Content-Encoding"));
        lines.add(header(request, "Content-Language"));
        lines.add(request.body().length == 0 ? "" : Integer.toString(request.body().length));
        lines.add(header(request, "Content-MD5"));
        lines.add(header(request, "Content-Type"));
        lines.add(request.header("x-ms-date") == null ? header(request, "Date") : "");
        CONDITIONS.forEach(name -> lines.add(header(request, name)));
        StringBuilder text = new StringBuilder(String.join("\n", lines)).append('\n');
        new TreeMap<>(request.headers()).forEach((name, value) -> {
            if (name.startsWith("x-ms-")) {
                text.append(name).append(':').append(value.strip()).append('\n');
            }
        });
        text.append('/').append(credentials.reveal("account_name")).append(request.path());
        Map<String, List<String>> query = new TreeMap<>();
        Signatures.parameters(request.query())
                .forEach(parameter -> query.computeIfAbsent(
                                parameter.name().toLowerCase(Locale.ROOT), fresh -> new ArrayList<>())
                        .add(parameter.value()));
        query.forEach((name, values) -> {
            Collections.sort(values);
            text.append('\n').append(name).append(':').append(String.join(",", values));
        });
        return text.toString();
    }

    @Override
    public String how() {
        return "a signature of Azure's Shared Key in the header Authorization";
    }
}
