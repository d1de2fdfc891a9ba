package dev.fairlead.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The credentials that most providers call by the same names, so that profiles need not describe them. */
public final class StandardCredentials {

    private static final Map<String, CredentialField> KNOWN = new LinkedHashMap<>();

    static {
        secret("api_key", "the API key", null);
        open("user", "the user name", "ada", "[^:]+");
        secret("password", "the password", null);
        open("client_id", "the id of the registered application", "my-application", null);
        secret("client_secret", "the secret of the registered application", null);
        secret("refresh_token", "a refresh token that was had elsewhere, to begin with", null);
        secret(
                "private_key",
                "the private key as PEM, its line breaks left out or written as \\n",
                "-----BEGIN [A-Z ]*PRIVATE KEY-----.+-----END [A-Z ]*PRIVATE KEY-----\\s*");
        open("key_id", "the id under which the provider knows the key", "key-1", null);
        open("access_key_id", "the id of the access key", "AKIAIOSFODNN7EXAMPLE", "\\w{16,128}");
        secret("secret_access_key", "the secret of the access key", "[A-Za-z0-9/+=]{16,}");
        secret("session_token", "the session token of temporary credentials", null);
        open("region", "the region of the service", "eu-central-1", "[a-z0-9-]+");
        open("service", "the service, as its host begins", "sqs", "[a-z0-9.-]+");
        open("account_name", "the name of the storage account", "myaccount", "[a-z0-9]{3,24}");
        secret("account_key", "a key of the storage account, in base64", "[A-Za-z0-9+/]+={0,2}");
        open("tenant_id", "the id of the directory", "00000000-0000-0000-0000-000000000000", null);
        open("domain", "the host of the account, without https://", "acme.example.com", "[A-Za-z0-9.-]+(:[0-9]+)?");
    }

    private StandardCredentials() {}

    private static void secret(String name, String meaning, @Nullable String pattern) {
        add(name, true, meaning, "", pattern);
    }

    private static void open(String name, String meaning, String example, @Nullable String pattern) {
        add(name, false, meaning, example, pattern);
    }

    private static void add(String name, boolean secret, String meaning, String example, @Nullable String pattern) {
        Pattern form = pattern == null ? null : Pattern.compile(pattern);
        KNOWN.put(name, new CredentialField(name, secret, true, meaning, example, form));
    }

    static boolean isKnown(String name) {
        return KNOWN.containsKey(name);
    }

    /** Returns the field of a name; one that is not known is a secret, as it might be. */
    static CredentialField field(String name) {
        CredentialField known = KNOWN.get(name);
        return known == null ? new CredentialField(name, true, true, "the " + name.replace('_', ' '), "") : known;
    }
}
