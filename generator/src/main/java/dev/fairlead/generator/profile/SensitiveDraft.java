package dev.fairlead.generator.profile;

import dev.fairlead.description.ApiBody;
import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.Schema;
import dev.fairlead.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Drafts the section about fields that must never be printed: by name, by format and by what is only written. */
final class SensitiveDraft {

    /** What is kept back from every provider. */
    private static final List<String> ALWAYS = List.of(
            "password",
            "secret",
            "token",
            "access_token",
            "refresh_token",
            "id_token",
            "client_secret",
            "api_key",
            "apikey",
            "private_key",
            "authorization");

    private static final Pattern NAME = Pattern.compile(
            "password|passwd|passphrase|secret|clientsecret|.*secretkey|.*accesstoken|.*refreshtoken|.*authtoken|idtoken"
                    + "|.*apikey|.*privatekey|authorization|credential|cvv|cvc|cvv2|securitycode|iban|ssn|accountnumber|cardnumber"
                    + "|socialsecuritynumber|pincode|otp|.*signingkey|.*signingsecret|.*sharedsecret|bearertoken|sessiontoken");

    private static final int MOST = 150;

    private final ApiDescription description;
    private final DescriptionText text;
    private final Set<String> names = new TreeSet<>(ALWAYS);
    private final Deque<Schema> open = new ArrayDeque<>();
    private final Set<Schema> met = new HashSet<>();

    SensitiveDraft(ApiDescription description, DescriptionText text) {
        this.description = description;
        this.text = text;
    }

    String section(LocalDate asOf) {
        for (JsonObject scheme : text.securitySchemes().values()) {
            scheme.text("name")
                    .filter(name -> !"header".equals(scheme.string("in")))
                    .ifPresent(this::add);
        }
        for (ApiOperation operation : description.operations()) {
            operation.parameters().forEach(this::look);
            ApiBody body = operation.body();
            if (body != null) {
                body.contents().forEach(this::look);
            }
            operation
                    .responses()
                    .values()
                    .forEach(response -> response.contents().forEach(this::look));
        }
        for (Schema next = open.poll(); next != null; next = open.poll()) {
            look(next);
        }
        Yaml facts = new Yaml(0).comment("The usual names are ours.").line("names:");
        names.forEach(name -> facts.line("  - " + Yaml.quoted(name)));
        return SectionText.of(
                "sensitive_fields",
                asOf,
                "/",
                "fields whose names, format (password) or writeOnly say that they hold secrets",
                facts);
    }

    private void look(ApiParameter parameter) {
        if (isSecret(parameter.name(), parameter.schema())) {
            add(parameter.name());
        }
    }

    private void look(ApiContent content) {
        add(content.schema());
    }

    private void add(Schema schema) {
        if (met.add(schema)) {
            open.add(schema);
        }
    }

    private void look(Schema schema) {
        schema.properties().forEach((name, property) -> {
            if (isSecret(name, property)) {
                add(name);
            }
            add(property);
        });
        schema.allOf().forEach(this::add);
        schema.variants().forEach(this::add);
        Schema items = schema.items();
        if (items != null) {
            add(items);
        }
        Schema more = schema.additionalProperties();
        if (more != null) {
            add(more);
        }
    }

    private static boolean isSecret(String name, Schema schema) {
        return NAME.matcher(Shape.plain(name)).matches()
                || "password".equals(schema.format())
                || (schema.raw().isTrue("writeOnly") && Shape.plain(name).matches(".*(key|token|secret|pass).*"));
    }

    private void add(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (names.size() < MOST && lower.matches("[a-z0-9_.\\[\\]@$:-]{1,80}")) {
            names.add(lower);
        }
    }
}
