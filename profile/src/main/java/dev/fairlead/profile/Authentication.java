package dev.fairlead.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How calls prove who makes them.
 *
 * @param schemes the ways that the provider takes, the one to prefer first; at least one
 * @param credentials what the schemes need between them, in their order, each once
 * @param reauthenticateOn the answers after which new credentials are asked for and the call is made once more
 */
public record Authentication(List<AuthScheme> schemes, List<CredentialField> credentials, Refusals reauthenticateOn) {

    /**
     * Answers that say that the credentials no longer hold, or that our clock is wrong.
     *
     * @param statuses status codes
     * @param codes codes of errors in the provider's envelope
     */
    public record Refusals(Set<Integer> statuses, Set<String> codes) {

        /** No answer says so. */
        public static final Refusals NONE = new Refusals(Set.of(), Set.of());

        /** The status 401, whatever the body says. */
        public static final Refusals UNAUTHORIZED = new Refusals(Set.of(401), Set.of());

        /** Copies the sets. */
        public Refusals {
            statuses = Set.copyOf(statuses);
            codes = Set.copyOf(codes);
        }
    }

    /** Copies the lists. */
    public Authentication {
        schemes = List.copyOf(schemes);
        credentials = List.copyOf(credentials);
        if (schemes.isEmpty()) {
            throw new IllegalArgumentException("there is at least one scheme; where nothing is proved, it is none");
        }
    }

    /** Returns schemes whose credentials are all {@linkplain StandardCredentials known by their names}, with 401 as refusal. */
    public static Authentication of(AuthScheme... schemes) {
        return new Authentication(
                Arrays.asList(schemes), fields(Arrays.asList(schemes), Map.of()), Refusals.UNAUTHORIZED);
    }

    /** Returns the first scheme that can be used with the credentials of these names. */
    public Optional<AuthScheme> usableWith(Set<String> present) {
        return schemes.stream()
                .filter(scheme -> present.containsAll(scheme.required()))
                .findFirst();
    }

    /** Returns what one of the schemes needs and takes. */
    public List<CredentialField> credentials(AuthScheme scheme) {
        return fields(List.of(scheme), declared(credentials));
    }

    /** Returns the fields of schemes, as declared or else as known by their names. */
    static List<CredentialField> fields(List<AuthScheme> schemes, Map<String, CredentialField> declared) {
        Map<String, CredentialField> fields = new LinkedHashMap<>();
        for (AuthScheme scheme : schemes) {
            scheme.required().forEach(name -> add(fields, name, true, declared));
            scheme.optional().forEach(name -> add(fields, name, false, declared));
        }
        return new ArrayList<>(fields.values());
    }

    private static void add(
            Map<String, CredentialField> fields, String name, boolean required, Map<String, CredentialField> declared) {
        CredentialField known = declared.getOrDefault(name, StandardCredentials.field(name));
        boolean always =
                required || (fields.containsKey(name) && fields.get(name).required());
        fields.put(
                name,
                new CredentialField(name, known.secret(), always, known.meaning(), known.example(), known.pattern()));
    }

    static Map<String, CredentialField> declared(List<CredentialField> fields) {
        Map<String, CredentialField> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(field.name(), field));
        return byName;
    }
}
