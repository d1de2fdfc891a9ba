package dev.fairlead.client.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.storage.common.StorageSharedKeyCredential;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.Secret;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AzureSharedKeyAuthenticatorTest {

    private static final String KEY = Base64.getEncoder()
            .encodeToString("a key of the account, made up".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    private static HttpRequest random(Random random) {
        StringBuilder uri = new StringBuilder("https://myaccount.blob.core.windows.net/container");
        if (random.nextBoolean()) {
            uri.append("/a%20b/").append(random.nextInt(1_000)).append("%C3%A4");
        }
        String[] names = {"comp", "restype", "prefix", "timeout", "Include"};
        char separator = '?';
        for (String name : names) {
            if (random.nextBoolean()) {
                uri.append(separator)
                        .append(name)
                        .append('=')
                        .append(random.nextInt(99))
                        .append("%2Fx%20y");
                separator = '&';
            }
        }
        Headers headers = Headers.of("x-ms-version", "2023-11-03");
        if (random.nextBoolean()) {
            headers = headers.plus("x-ms-meta-b", "two words").plus("x-ms-meta-a", "1");
        }
        if (random.nextBoolean()) {
            headers = headers.plus("Range", "bytes=0-99").plus("If-Match", "\"0x8D\"");
        }
        if (random.nextBoolean()) {
            headers = headers.plus("Content-MD5", "Q2hlY2sgSW50ZWdyaXR5IQ==").plus("If-None-Match", "*");
        }
        RequestBody body =
                random.nextBoolean() ? RequestBody.of("text/plain; charset=UTF-8", new byte[random.nextInt(50)]) : null;
        return new HttpRequest(body == null ? "GET" : "PUT", URI.create(uri.toString()), headers, body);
    }

    private static String bySdk(HttpRequest signed) throws MalformedURLException {
        HttpHeaders headers = new HttpHeaders();
        signed.headers().forEach((name, value) -> {
            if (!name.equals("Authorization")) {
                headers.add(HttpHeaderName.fromString(name), value);
            }
        });
        headers.set(HttpHeaderName.CONTENT_LENGTH, "0");
        if (signed.body() != null) {
            headers.set(HttpHeaderName.CONTENT_TYPE, signed.body().contentType());
            headers.set(
                    HttpHeaderName.CONTENT_LENGTH, Long.toString(signed.body().length()));
        }
        return new StorageSharedKeyCredential("myaccount", KEY)
                .generateAuthorizationHeader(signed.uri().toURL(), signed.method(), headers, false);
    }

    @Test
    void twoThousandRandomRequestsAreSignedAsTheOfficialSdkDoes() throws Exception {
        Random random = new Random(7);
        AuthBench bench = AuthBench.of(
                new AuthScheme.AzureSharedKey(),
                CredentialSet.of("account_name", Secret.of("myaccount")).and("account_key", Secret.of(KEY)));
        for (int i = 0; i < 2_000; i++) {
            HttpRequest signed = bench.authenticator.authenticate(random(random), "");

            assertThat(signed.headers().first("Authorization")).contains(bySdk(signed));
            assertThat(signed.headers().first("x-ms-date")).contains("Mon, 23 Nov 2026 12:00:00 GMT");
        }
    }
}
