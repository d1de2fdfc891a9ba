package dev.fairlead.profile;

import java.util.LinkedHashMap;
import java.util.Map;

/** The credentials that most providers call by the same names, so that profiles need not describe them. */
public final class StandardCredentials {

    private static final Map<String, CredentialField> KNOWN = new LinkedHashMap<>();

    static {
        secret("api_key", "the API key", "");
        open("user", "the user name", "ada");
        secret("password", "the password", "");
        open("client_id", "the id of the registered application", "my-application");
        secret("client_secret", "the secret of the registered application", "");
        secret("refresh_token", "a refresh token that was had elsewhere, to begin with", "");
        secret("private_key", "the private key as PEM, its line breaks left out or written as \\n", "");
        open("key_id", "the id under which the provider knows the key", "key-1");
        open("access_key_id", "the id of the access key", "AKIAIOSFODNN7EXAMPLE");
        secret("secret_access_key", "the secret of the access key", "");
        secret("session_token", "the session token of temporary credentials", "");
        open("region", "the region of the service", "eu-central-1");
        open("account_name", "the name of the storage account", "myaccount");
        secret("account_key", "a key of the storage account, in base64", "");
        open("tenant_id", "the id of the directory", "00000000-0000-0000-0000-000000000000");
        open("domain", "the host of the account, without https://", "acme.example.com");
    }

    private StandardCredentials() {}

    private static void secret(String name, String meaning, String example) {
        KNOWN.put(name, new CredentialField(name, true, true, meaning, example));
    }

    private static void open(String name, String meaning, String example) {
        KNOWN.put(name, new CredentialField(name, false, true, meaning, example));
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
