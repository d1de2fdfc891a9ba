package dev.fairlead.profile;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an API is, which may differ by customer, region or mode.
 *
 * @param template an https address without a slash at its end, in which names in braces stand for variables:
 *     <code>https://{domain}/api/v2</code>
 * @param test where the API is for tests; null where that is the same place
 * @param variables the names in the template, in their order
 */
public record BaseUrl(String template, @Nullable URI test, List<Variable> variables) {

    /** What may stand for a variable, so that no value leads to another path, query or user: part of a host. */
    private static final Pattern HOST_PART =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,250}[A-Za-z0-9])?(:[0-9]{1,5})?");

    /** Stands for any value while hosts are compared. */
    private static final String VARIABLE = "x-variable-x";

    /**
     * One name in the template, which is a setting.
     *
     * @param field its name, meaning, example and form; no secret. Where a scheme of authentication needs it too, it is one
     * @param usual the value where nobody sets it; null where somebody has to
     */
    public record Variable(CredentialField field, @Nullable String usual) {}

    /** Copies the list. */
    public BaseUrl {
        variables = List.copyOf(variables);
    }

    /** Returns the one place of an API. */
    public static BaseUrl of(URI address) {
        return new BaseUrl(address.toString(), null, List.of());
    }

    /** Returns this with the words of credentials for variables that are credentials too. */
    BaseUrl describedAs(List<CredentialField> credentials) {
        return new BaseUrl(
                template,
                test,
                variables.stream()
                        .map(variable -> credentials.stream()
                                .filter(field ->
                                        field.name().equals(variable.field().name()) && !field.secret())
                                .findFirst()
                                .map(field -> new Variable(field, variable.usual()))
                                .orElse(variable))
                        .toList());
    }

    /** Returns the address with usual values, or else examples, for what differs. */
    public URI usual() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Variable variable : variables) {
            values.put(
                    variable.field().name(),
                    variable.usual() == null ? variable.field().example() : variable.usual());
        }
        return URI.create(Templates.fill(template, name -> values.getOrDefault(name, name)));
    }

    /**
     * Returns the address with values for what differs.
     *
     * @param valueOf gives the value of a variable; empty where its usual one is to be taken
     * @return empty where a variable has neither
     * @throws IllegalArgumentException if a value is no part of a host; the message names the variable and not the value
     */
    public Optional<URI> with(Function<String, Optional<String>> valueOf) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Variable variable : variables) {
            String name = variable.field().name();
            String value = valueOf.apply(name).orElse(variable.usual());
            if (value == null) {
                return Optional.empty();
            }
            if (!HOST_PART.matcher(value).matches()) {
                throw new IllegalArgumentException(name + " is no part of the name of a host");
            }
            values.put(name, value);
        }
        return Optional.of(URI.create(Templates.fill(template, name -> values.getOrDefault(name, name))));
    }

    /** Returns whether the provider is at the host of an address, whatever stands for the variables. */
    public boolean covers(URI address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        String own = URI.create(Templates.fill(template, name -> VARIABLE)).getHost();
        Pattern hosts =
                Pattern.compile(Pattern.quote(own.toLowerCase(Locale.ROOT)).replace(VARIABLE, "\\E[a-z0-9._-]+\\Q"));
        return hosts.matcher(host).matches() || (test != null && host.equalsIgnoreCase(test.getHost()));
    }

    /** Returns the names in the template, in their order. */
    public Set<String> names() {
        return Templates.names(template);
    }
}
