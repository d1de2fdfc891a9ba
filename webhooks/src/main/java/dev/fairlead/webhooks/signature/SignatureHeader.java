package dev.fairlead.webhooks.signature;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a header of the form {@code t=<epoch seconds>,v1=<hex>[,v1=<hex>…]} says. Every text can be read: what is wrong with
 * it is its {@link #trouble}.
 *
 * @param trouble the first thing that is wrong; null for a header in order
 * @param timestamp the text of the time as it was signed; {@code 0} where there is none in order
 * @param candidates the signatures of the expected version, each 32 bytes
 */
record SignatureHeader(@Nullable Rejection trouble, String timestamp, List<byte[]> candidates) {

    static final int MAX_LENGTH = 8_192;
    static final int MAX_CANDIDATES = 16;
    private static final int DIGEST_HEX_DIGITS = 64;
    private static final int MAX_TIMESTAMP_DIGITS = 12; // the year 33658; no such number overflows anything

    Instant signedAt() {
        return Instant.ofEpochSecond(Long.parseLong(timestamp));
    }

    static SignatureHeader read(List<String> lines, String version) {
        if (lines.isEmpty()) {
            return wrong(Rejection.MISSING_HEADER);
        }
        if (lines.size() > 1) {
            return wrong(Rejection.REPEATED_HEADER);
        }
        String text = lines.getFirst();
        return text.length() > MAX_LENGTH ? wrong(Rejection.HEADER_TOO_LONG) : readElements(text, version);
    }

    private static SignatureHeader readElements(String text, String version) {
        String timestamp = null;
        List<String> signatures = new ArrayList<>();
        for (String element : text.split(",", -1)) {
            int equals = element.indexOf('=');
            if (equals < 0) {
                return wrong(Rejection.MALFORMED_HEADER);
            }
            String name = element.substring(0, equals).strip();
            String value = element.substring(equals + 1).strip();
            if (name.equals("t")) {
                if (timestamp != null) {
                    return wrong(Rejection.REPEATED_TIMESTAMP);
                }
                timestamp = value;
            } else if (name.equals(version)) {
                signatures.add(value);
            }
        }
        return timestamp == null ? wrong(Rejection.MISSING_TIMESTAMP) : check(timestamp, signatures);
    }

    private static SignatureHeader check(String timestamp, List<String> signatures) {
        if (timestamp.isEmpty()
                || timestamp.length() > MAX_TIMESTAMP_DIGITS
                || !timestamp.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return wrong(Rejection.MALFORMED_TIMESTAMP);
        }
        if (signatures.isEmpty()) {
            return wrong(Rejection.MISSING_SIGNATURE);
        }
        if (signatures.size() > MAX_CANDIDATES) {
            return wrong(Rejection.TOO_MANY_SIGNATURES);
        }
        List<byte[]> candidates = signatures.stream()
                .filter(SignatureHeader::isDigest)
                .map(HexFormat.of()::parseHex)
                .toList();
        return candidates.isEmpty()
                ? wrong(Rejection.MALFORMED_SIGNATURE)
                : new SignatureHeader(null, timestamp, candidates);
    }

    /** Upper case is refused: no provider writes it, and one signature must not have two spellings. */
    private static boolean isDigest(String text) {
        return text.length() == DIGEST_HEX_DIGITS
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    private static SignatureHeader wrong(Rejection trouble) {
        return new SignatureHeader(trouble, "0", List.of());
    }
}
