package dev.fairlead.client.http;

/** What may stand in a header (RFC 9110 §5.1, §5.5). */
final class HeaderSyntax {

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private HeaderSyntax() {}

    static String checkName(String name) {
        if (name.isEmpty() || !name.chars().allMatch(HeaderSyntax::isTokenCharacter)) {
            throw new IllegalArgumentException("not the name of a header: '" + printable(name) + "'");
        }
        return name;
    }

    /** The message leaves the value out: it may be a secret. */
    static String checkValue(String name, String value) {
        if (!value.chars().allMatch(HeaderSyntax::isValueCharacter)) {
            throw new IllegalArgumentException(
                    "the value of header " + name + " has a control character or one outside ISO 8859-1");
        }
        return value.strip();
    }

    static String cleaned(String value) {
        if (value.chars().allMatch(HeaderSyntax::isValueCharacter)) {
            return value.strip();
        }
        StringBuilder clean = new StringBuilder(value.length());
        value.chars().filter(HeaderSyntax::isValueCharacter).forEach(c -> clean.append((char) c));
        return clean.toString().strip();
    }

    private static boolean isValueCharacter(int c) {
        return (c >= ' ' || c == '\t') && c != 0x7f && c <= 0xff;
    }

    private static boolean isTokenCharacter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || TOKEN_MARKS.indexOf(c) >= 0;
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
