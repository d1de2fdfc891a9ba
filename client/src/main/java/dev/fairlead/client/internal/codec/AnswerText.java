package dev.fairlead.client.internal.codec;

import dev.fairlead.client.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the body of an answer as a text. */
public final class AnswerText {

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset=\"?([A-Za-z0-9._:-]{1,40})");

    private AnswerText() {}

    /** Returns the text, in the charset that the answer names; in UTF-8 where that is none or nobody knows it. */
    public static String of(HttpResponse response) {
        Matcher named = CHARSET.matcher(response.headers().first("Content-Type").orElse(""));
        return named.find() ? new String(response.body(), charset(named.group(1))) : response.bodyText();
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
