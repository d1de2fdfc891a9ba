package dev.fairlead.webhooks.signature;

import dev.fairlead.profile.Secret;
import dev.fairlead.profile.Webhooks;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 (RFC 2104) over the timestamp's text, a point and the body, with the whole text of the secret as key.
 *
 * <p>The digest is computed and compared for every request with every secret, whatever is wrong with the header, so that the
 * time taken tells nothing about what was right.
 */
final class TimestampedHmac implements SignatureScheme {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAX_SECRETS = 16;
    private static final List<byte[]> NO_CANDIDATE = List.of(new byte[32]);

    private final String header;
    private final String version;
    private final Duration tolerance;
    private final List<SecretKeySpec> keys;

    TimestampedHmac(Webhooks webhooks, List<Secret> secrets) {
        if (secrets.isEmpty() || secrets.size() > MAX_SECRETS) {
            throw new IllegalArgumentException(
                    "between 1 and " + MAX_SECRETS + " signing secrets are needed, not " + secrets.size());
        }
        this.header = webhooks.signatureHeader();
        this.version = webhooks.version();
        this.tolerance = webhooks.tolerance();
        this.keys = secrets.stream()
                .map(secret -> webhooks.secret(secret.reveal()))
                .map(secret -> new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
    }

    @Override
    public Verification verify(byte[] body, WebhookHeaders headers, Instant now) {
        SignatureHeader signature = SignatureHeader.read(headers.all(header), version);
        int match = matchingSecret(signature, body);
        if (signature.trouble() != null) {
            return new Verification.Rejected(signature.trouble());
        }
        if (match < 0) {
            return new Verification.Rejected(Rejection.NO_MATCH);
        }
        if (body.length == 0) {
            return new Verification.Rejected(Rejection.EMPTY_BODY);
        }
        Instant signedAt = signature.signedAt();
        if (signedAt.isBefore(now.minus(tolerance))) {
            return new Verification.Rejected(Rejection.TOO_OLD);
        }
        if (signedAt.isAfter(now.plus(tolerance))) {
            return new Verification.Rejected(Rejection.IN_THE_FUTURE);
        }
        return new Verification.Verified(signedAt, match);
    }

    private int matchingSecret(SignatureHeader signature, byte[] body) {
        List<byte[]> candidates = signature.candidates().isEmpty() ? NO_CANDIDATE : signature.candidates();
        int match = -1;
        for (int i = keys.size() - 1; i >= 0; i--) {
            byte[] expected = digest(keys.get(i), signature.timestamp(), body);
            for (byte[] candidate : candidates) {
                if (MessageDigest.isEqual(expected, candidate)) {
                    match = i;
                }
            }
        }
        return match;
    }

    @Override
    public WebhookHeaders sign(byte[] body, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        StringBuilder value = new StringBuilder("t=").append(timestamp);
        for (SecretKeySpec key : keys) {
            value.append(',')
                    .append(version)
                    .append('=')
                    .append(HexFormat.of().formatHex(digest(key, timestamp, body)));
        }
        return WebhookHeaders.of(header, value.toString());
    }

    private static byte[] digest(SecretKeySpec key, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(timestamp.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) '.');
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
