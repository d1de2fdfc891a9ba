package dev.fairlead.client.internal.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A few words of an answer that is not in the provider's format, such as a proxy's page: its title, its heading, or else its
 * first words. JSON and binary content is never shown, because it may hold anything.
 */
final class Excerpt {

    private static final int LOOKED_AT = 16 * 1024;
    private static final int LONGEST = 160;
    private static final int IGNORE_CASE = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    private static final List<Pattern> HEADLINES = List.of(
            Pattern.compile("<title\\b[^>]*>(.*?)</title", IGNORE_CASE),
            Pattern.compile("<h1\\b[^>]*>(.*?)</h1", IGNORE_CASE));
    private static final Pattern UNSEEN =
            Pattern.compile("<(script|style|head)\\b.*?</\\1\\s*>|<!--.*?-->", IGNORE_CASE);
    private static final Pattern TAG = Pattern.compile("<[^>]*>?");
    private static final Pattern QUERY = Pattern.compile("\\?[^\\s\"'<>]*=[^\\s\"'<>]*");
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}\\x{FFFD}&&[^\\s]]");
    private static final Map<String, String> ENTITIES =
            Map.of("&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#39;", "'", "&apos;", "'", "&nbsp;", " ", "&#160;", " ");

    private Excerpt() {}

    /**
     * Returns the words.
     *
     * @param redact takes secrets out
     */
    static Optional<String> of(AnswerBody body, UnaryOperator<String> redact) {
        String type = body.mediaType();
        String text = body.response().bodyText();
        boolean page =
                type.contains("html") || (type.isEmpty() && text.stripLeading().startsWith("<"));
        if (!page && !type.equals("text/plain")) {
            return Optional.empty();
        }
        String start = cutAtAWord(text);
        if (NO_TEXT.matcher(start).find()) {
            return Optional.empty();
        }
        String words = page ? words(start) : start;
        String shown = CleanText.oneLine(
                QUERY.matcher(redact.apply(words)).replaceAll("?…").replaceAll("\\s+", " "), LONGEST);
        return shown.isEmpty() ? Optional.empty() : Optional.of(shown);
    }

    /** A secret that is cut in two would not be found. */
    private static String cutAtAWord(String text) {
        if (text.length() <= LOOKED_AT) {
            return text;
        }
        int end = text.lastIndexOf(' ', LOOKED_AT);
        return end < 0 ? "" : text.substring(0, end);
    }

    private static String words(String page) {
        for (Pattern headline : HEADLINES) {
            Matcher found = headline.matcher(page);
            if (found.find() && !plain(found.group(1)).isBlank()) {
                return plain(found.group(1));
            }
        }
        return plain(UNSEEN.matcher(page).replaceAll(" "));
    }

    private static String plain(String html) {
        String text = TAG.matcher(html).replaceAll(" ");
        for (Map.Entry<String, String> entity : ENTITIES.entrySet()) {
            text = text.replace(entity.getKey(), entity.getValue());
        }
        return text.replace("&amp;", "&");
    }
}
