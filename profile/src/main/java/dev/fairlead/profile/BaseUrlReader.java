package dev.fairlead.profile;

import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds what a profile says about where the API is. */
final class BaseUrlReader {

    /** A base URL; names in braces are looked at as if they were parts of a host. */
    private static final FieldKind<String> ADDRESS = new FieldKind<>("", value -> {
        boolean template = value instanceof JsonString text && Templates.isTemplate(text.value());
        JsonValue filled = template ? new JsonString(Templates.fill(((JsonString) value).value(), name -> "x")) : value;
        String address = FieldKind.BASE_URL.read().apply(filled).toString();
        return template ? ((JsonString) value).value() : address;
    });

    private BaseUrlReader() {}

    static BaseUrl read(Section api) {
        String template = api.required("base_url", ADDRESS);
        URI test = api.optional("test_base_url", FieldKind.BASE_URL);
        Map<String, BaseUrl.Variable> declared = new LinkedHashMap<>();
        for (Section section : api.optionalSections("variables")) {
            BaseUrl.Variable variable = variable(section);
            declared.put(variable.field().name(), variable);
        }
        List<BaseUrl.Variable> variables = new ArrayList<>();
        for (String name : Templates.names(template)) {
            BaseUrl.Variable variable = declared.remove(name);
            variables.add(variable != null ? variable : standard(api, name));
        }
        declared.keySet().stream()
                .filter(name -> !name.isEmpty())
                .forEach(name -> api.trouble("variables", "\"" + name + "\" does not stand in base_url"));
        return template.isEmpty()
                ? BaseUrl.of(FieldKind.BASE_URL.placeholder())
                : new BaseUrl(template, test, variables);
    }

    private static BaseUrl.Variable standard(Section api, String name) {
        CredentialField known = StandardCredentials.field(name);
        if (!StandardCredentials.isKnown(name) || known.secret()) {
            api.trouble(
                    "base_url", "uses {" + name + "}, which is not known by its name; describe it under api.variables");
        }
        return new BaseUrl.Variable(
                new CredentialField(name, false, true, known.meaning(), orX(known.example()), known.pattern()), null);
    }

    private static String orX(String example) {
        return example.isEmpty() ? "x" : example;
    }

    private static BaseUrl.Variable variable(Section section) {
        String usual = section.optional("usual", FieldKind.TEXT);
        String example = section.optional("example", FieldKind.TEXT);
        CredentialField field = new CredentialField(
                section.required("name", AuthenticationReader.NAME),
                false,
                usual == null,
                section.required("meaning", FieldKind.TEXT),
                orX(example != null ? example : usual == null ? "" : usual),
                section.optional("pattern", FieldKind.PATTERN));
        checkForm(section, "usual", usual, field);
        checkForm(section, "example", example, field);
        section.finish();
        return new BaseUrl.Variable(field, usual);
    }

    private static void checkForm(Section section, String name, @Nullable String value, CredentialField field) {
        if (value != null && !field.accepts(value)) {
            section.trouble(name, "does not match the pattern");
        }
    }
}
