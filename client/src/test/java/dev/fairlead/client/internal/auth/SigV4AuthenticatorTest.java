package dev.fairlead.client.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

class SigV4AuthenticatorTest {

    private static final String KEY_ID = "AKIDEXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private static SigV4Authenticator.Signer signer(AuthScheme.SigV4 scheme, CredentialSet set) {
        return new SigV4Authenticator.Signer(scheme, set, "");
    }

    private static CredentialSet credentials(String keyId, String secret) {
        return CredentialSet.of("access_key_id", Secret.of(keyId))
                .and("secret_access_key", Secret.of(secret))
                .and("region", "us-east-1");
    }

    private static String authorization(HttpRequest signed) {
        return signed.headers().first("Authorization").orElseThrow();
    }

    /** "Signature Version 4 signing process", the request ListUsers of IAM, in the AWS General Reference. */
    @Test
    void theExampleOfTheGeneralReferenceIsSignedAsItIsThere() {
        AuthScheme.SigV4 iam = new AuthScheme.SigV4("iam", "{region}", false, false);
        HttpRequest request = new HttpRequest(
                "GET",
                URI.create("https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08"),
                Headers.empty(),
                RequestBody.of("application/x-www-form-urlencoded; charset=utf-8", new byte[0]));

        HttpRequest signed =
                signer(iam, credentials(KEY_ID, SECRET)).sign(request, Instant.parse("2015-08-30T12:36:00Z"));

        assertThat(authorization(signed))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request,"
                        + " SignedHeaders=content-type;host;x-amz-date,"
                        + " Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
    }

    @Test
    void theBundledProfileSignsTheSameExampleForTheServiceAndRegionOfTheSettings() {
        AuthScheme.SigV4 scheme = (AuthScheme.SigV4)
                Profiles.bundled("aws").authentication().schemes().getFirst();
        HttpRequest request = new HttpRequest(
                "GET",
                URI.create("https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08"),
                Headers.empty(),
                RequestBody.of("application/x-www-form-urlencoded; charset=utf-8", new byte[0]));

        HttpRequest signed = signer(scheme, credentials(KEY_ID, SECRET).and("service", "iam"))
                .sign(request, Instant.parse("2015-08-30T12:36:00Z"));

        assertThat(authorization(signed))
                .endsWith("Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
    }

    /** "Examples: Signature Calculations", GET Object, in the Amazon S3 API Reference. */
    @Test
    void theExampleOfS3IsSignedAsItIsThere() {
        AuthScheme.SigV4 s3 = new AuthScheme.SigV4("s3", "us-east-1", true, false);
        CredentialSet set = credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        HttpRequest request = new HttpRequest(
                "GET",
                URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
                Headers.of("Range", "bytes=0-9"),
                null);

        HttpRequest signed = signer(s3, set).sign(request, Instant.parse("2013-05-24T00:00:00Z"));

        assertThat(authorization(signed))
                .endsWith("SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                        + " Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    /** The same page, GET Bucket (List Objects). */
    @Test
    void theListOfS3IsSignedAsItIsThere() {
        AuthScheme.SigV4 s3 = new AuthScheme.SigV4("s3", "us-east-1", true, false);
        CredentialSet set = credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        HttpRequest request = new HttpRequest(
                "GET",
                URI.create("https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J"),
                Headers.empty(),
                null);

        assertThat(authorization(signer(s3, set).sign(request, Instant.parse("2013-05-24T00:00:00Z"))))
                .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    @Test
    void fourThousandRandomRequestsAreSignedAsTheOfficialSdkDoes() {
        Random random = new Random(4);
        for (int i = 0; i < 4_000; i++) {
            boolean s3 = random.nextBoolean();
            Sample sample = Sample.random(random, s3);
            Instant now = Instant.ofEpochSecond(1_400_000_000L + random.nextInt(400_000_000));
            String session = random.nextInt(4) == 0 ? "session+token/" + i + "==" : null;
            SdkHttpRequest theirs = signedBySdk(sample, s3, now, session);
            AuthScheme.SigV4 scheme = new AuthScheme.SigV4(s3 ? "s3" : "sqs", "eu-central-1", s3, false);
            CredentialSet set = credentials(KEY_ID, SECRET);

            HttpRequest ours = signer(scheme, session == null ? set : set.and("session_token", session))
                    .sign(sample.ours(theirs), now);

            assertThat(authorization(ours))
                    .as("%d: %s", i, sample)
                    .isEqualTo(theirs.firstMatchingHeader("Authorization").orElseThrow());
        }
    }

    private record Sample(
            String method, String path, List<String[]> query, List<String[]> headers, byte @Nullable [] body) {

        private static final String CHARS = "abcXYZ019-_.~ !$&'()*+,;=:@%?#[]äß€\"<>/\\";

        static Sample random(Random random, boolean s3) {
            boolean hasBody = random.nextBoolean();
            return new Sample(
                    hasBody ? "PUT" : "GET",
                    path(random, s3),
                    random.ints(random.nextInt(5))
                            .mapToObj(i -> new String[] {"q" + text(random, 4), text(random, 12)})
                            .toList(),
                    random.ints(random.nextInt(3))
                            .mapToObj(i -> new String[] {
                                "x-amz-meta-" + random.nextInt(1_000_000), "a  b " + random.nextInt(9) + "   c"
                            })
                            .toList(),
                    hasBody ? text(random, 200).getBytes(StandardCharsets.UTF_8) : null);
        }

        private static String path(Random random, boolean s3) {
            StringBuilder path = new StringBuilder();
            int segments = random.nextInt(4);
            for (int i = 0; i < segments; i++) {
                String segment = text(random, 8).replace("/", "");
                path.append('/')
                        .append(segment.isEmpty() || segment.matches("\\.+") ? "a" : Texts.percentEncoded(segment));
                if (s3 && random.nextInt(5) == 0) {
                    path.append('/');
                }
            }
            return path.isEmpty() ? "/" : path.toString();
        }

        private static String text(Random random, int most) {
            int[] points = CHARS.codePoints().toArray();
            return random.ints(random.nextInt(most + 1), 0, points.length)
                    .map(i -> points[i])
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        URI uri() {
            StringBuilder text = new StringBuilder("https://host.example.com").append(path);
            char separator = '?';
            for (String[] parameter : query) {
                text.append(separator)
                        .append(Texts.percentEncoded(parameter[0]))
                        .append('=')
                        .append(Texts.percentEncoded(parameter[1]));
                separator = '&';
            }
            return URI.create(text.toString());
        }

        HttpRequest ours(SdkHttpRequest theirs) {
            Headers all = Headers.empty();
            for (String[] header : headers) {
                all = all.plus(header[0], header[1]);
            }
            if (theirs.firstMatchingHeader("x-amz-content-sha256").isPresent()) {
                all = all.with(
                        "x-amz-content-sha256",
                        theirs.firstMatchingHeader("x-amz-content-sha256").get());
            }
            return new HttpRequest(method, uri(), all, body == null ? null : RequestBody.of("text/plain", body));
        }

        @Override
        public String toString() {
            return method + " " + uri();
        }
    }

    private static SdkHttpRequest signedBySdk(Sample sample, boolean s3, Instant now, @Nullable String session) {
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(sample.method()))
                .protocol("https")
                .host("host.example.com")
                .encodedPath(sample.path());
        sample.query().forEach(parameter -> request.appendRawQueryParameter(parameter[0], parameter[1]));
        sample.headers().forEach(header -> request.appendHeader(header[0], header[1]));
        if (sample.body() != null) {
            request.putHeader("Content-Type", "text/plain");
        }
        ContentStreamProvider payload = sample.body() == null ? null : () -> new ByteArrayInputStream(sample.body());
        AwsCredentialsIdentity identity = session == null
                ? AwsCredentialsIdentity.create(KEY_ID, SECRET)
                : AwsSessionCredentialsIdentity.create(KEY_ID, SECRET, session);
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(identity)
                        .request(request.build())
                        .payload(payload)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, s3 ? "s3" : "sqs")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !s3)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, !s3)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)));
        return signed.request();
    }

    private static final class OneShot implements RequestBody {

        @Override
        public String contentType() {
            return "text/plain";
        }

        @Override
        public long length() {
            return -1;
        }

        @Override
        public boolean isReplayable() {
            return false;
        }

        @Override
        public void writeTo(OutputStream stream) throws IOException {
            throw new IOException("read");
        }
    }

    @Test
    void aStreamGoesUnsignedOnlyWhereTheProfileLetsIt() {
        HttpRequest upload =
                new HttpRequest("PUT", URI.create("https://b.s3.amazonaws.com/k"), Headers.empty(), new OneShot());
        CredentialSet set = credentials(KEY_ID, SECRET);

        HttpRequest signed =
                signer(new AuthScheme.SigV4("s3", "{region}", true, true), set).sign(upload, Instant.EPOCH);

        assertThat(signed.headers().first("x-amz-content-sha256")).contains("UNSIGNED-PAYLOAD");
        Assertions.assertThatExceptionOfType(CredentialException.class)
                .isThrownBy(() -> signer(new AuthScheme.SigV4("s3", "{region}", true, false), set)
                        .sign(upload, Instant.EPOCH))
                .withMessageContaining("can be read only once");
    }
}
