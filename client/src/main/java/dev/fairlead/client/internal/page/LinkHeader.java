package dev.fairlead.client.internal.page;

import dev.fairlead.client.http.Headers;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the header {@code Link} (RFC 8288 §3). What is malformed ends the reading of its field. Immutable. */
public final class LinkHeader {

    private final Map<String, String> targets = new TreeMap<>();

    private LinkHeader() {}

    /** Reads all fields; of several links of one relation the first counts. */
    public static LinkHeader of(Headers headers) {
        LinkHeader links = new LinkHeader();
        headers.all("Link").forEach(field -> links.new Reader(field).read());
        return links;
    }

    /** Returns the reference of a relation as it stands there, whole or relative. */
    public Optional<String> target(String relation) {
        return Optional.ofNullable(targets.get(relation));
    }

    /** Goes through one field. */
    private final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        void read() {
            while (skip(" \t,") && text.charAt(at) == '<') {
                int close = text.indexOf('>', at);
                if (close < 0) {
                    return;
                }
                String target = text.substring(at + 1, close).strip();
                at = close + 1;
                link(target);
            }
        }

        private void link(String target) {
            String relations = null;
            boolean elsewhere = false;
            while (skip(" \t") && text.charAt(at) == ';') {
                at++;
                skip(" \t");
                String name = upTo("=;, \t").toLowerCase(Locale.ROOT);
                String value = skip(" \t") && text.charAt(at) == '=' ? value() : "";
                if (name.equals("rel") && relations == null) {
                    relations = value; // §3.3: occurrences after the first are ignored
                } else if (name.equals("anchor")) {
                    elsewhere = true; // §3.2: the link of something else than this answer
                }
            }
            if (relations != null && !elsewhere) {
                for (String relation : relations.strip().split("[ \t]+", -1)) {
                    targets.putIfAbsent(relation.toLowerCase(Locale.ROOT), target);
                }
            }
        }

        private String value() {
            at++;
            if (!skip(" \t")) {
                return "";
            }
            return text.charAt(at) == '"' ? quoted() : upTo(";, \t");
        }

        private String quoted() {
            StringBuilder value = new StringBuilder();
            for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at));
            }
            at++;
            return value.toString();
        }

        private String upTo(String ends) {
            int begin = at;
            while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(begin, at);
        }

        /** Returns whether anything is left. */
        private boolean skip(String what) {
            while (at < text.length() && what.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return at < text.length();
        }
    }
}
