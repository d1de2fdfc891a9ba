package dev.fairlead.redis;

import dev.fairlead.client.limit.LimitKey;
import dev.fairlead.client.limit.LimitWindow;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Names of keys. All keys of one limit have one hash tag, the part in braces, so that a cluster keeps them on one node. The windows
 * are part of the name: processes that disagree about a limit keep one each.
 */
final class Keys {

    private static final int LONGEST = 120;

    private Keys() {}

    static String of(String prefix, LimitKey key, List<LimitWindow> windows) {
        StringBuilder name = new StringBuilder(text(key.limit())).append('|').append(text(key.value()));
        for (LimitWindow window : windows) {
            name.append('|')
                    .append(window.permits())
                    .append('/')
                    .append(window.period().toMillis())
                    .append("ms");
        }
        return prefix + ":{" + name + '}';
    }

    private static String text(String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        return encoded.length() <= LONGEST ? encoded : "sha256-" + sha256(value);
    }

    private static String sha256(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
