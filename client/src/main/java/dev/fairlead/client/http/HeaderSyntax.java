package dev.fairlead.client.http;

/** What may stand in a header (RFC 9110 §5.1, §5.5). */
final class HeaderSyntax {

    private static final boolean[] TOKEN = tokenCharacters();

    private HeaderSyntax() {}

    static String checkName(String name) {
        boolean token = !name.isEmpty();
        for (int i = 0; token && i < name.length(); i++) {
            token = isTokenCharacter(name.charAt(i));
        }
        if (!token) {
            throw new IllegalArgumentException("not the name of a header: '" + printable(name) + "'");
        }
        return name;
    }

    /** The message leaves the value out: it may be a secret. */
    static String checkValue(String name, String value) {
        if (!isClean(value)) {
            throw new IllegalArgumentException(
                    "the value of header " + name + " has a control character or one outside ISO 8859-1");
        }
        return value.strip();
    }

    static String cleaned(String value) {
        if (isClean(value)) {
            return value.strip();
        }
        StringBuilder clean = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            if (isValueCharacter(value.charAt(i))) {
                clean.append(value.charAt(i));
            }
        }
        return clean.toString().strip();
    }

    private static boolean isClean(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isValueCharacter(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isValueCharacter(int c) {
        return (c >= ' ' || c == '\t') && c != 0x7f && c <= 0xff;
    }

    private static boolean isTokenCharacter(char c) {
        return c < TOKEN.length && TOKEN[c];
    }

    private static boolean[] tokenCharacters() {
        boolean[] characters = new boolean[128];
        for (char c : "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
            characters[c] = true;
        }
        return characters;
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
