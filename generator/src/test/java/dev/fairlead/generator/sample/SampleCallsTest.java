package dev.fairlead.generator.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.BundledDescriptions;
import dev.fairlead.description.DescriptionReader;
import dev.fairlead.description.SchemaValidator;
import dev.fairlead.generator.Generator;
import dev.fairlead.generator.GeneratorOptions;
import dev.fairlead.generator.fixture.JavaCompilation;
import dev.fairlead.generator.java.JavaSources;
import dev.fairlead.generator.model.ApiModel;
import dev.fairlead.generator.output.GeneratedFile;
import dev.fairlead.profile.Profiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sample calls compile, and what they send fits the description. */
final class SampleCallsTest {

    private static final Path SHARED = Path.of("../../shared/descriptions");

    @Test
    void aCallReadsAsAPersonWouldWriteIt() {
        SampleCalls calls = SampleCalls.of(model(BundledDescriptions.open("stripe")));
        Imports imports = new Imports("com.example", "Example");

        SampleCall create = calls.of("PostPaymentIntents").orElseThrow();

        assertThat(create.name()).isEqualTo("paymentIntents.create");
        assertThat(create.java(create.type(imports) + " payment = stripe", 8, "", imports))
                .isEqualTo(
                        "PaymentIntent payment = stripe.paymentIntents().create(p -> p.amount(100).currency(\"usd\"))");
        assertThat(imports.lines()).isEqualTo("import com.example.client.PaymentIntent;\n\n");
    }

    @Test
    void aValueOfThePathCanBeAnExpression() {
        SampleCall retrieve = SampleCalls.of(model(BundledDescriptions.open("stripe")))
                .of("GetCustomersCustomer")
                .orElseThrow();

        assertThat(retrieve.withPath("customer", "ada.id()")
                        .java("stripe", 8, "once", new Imports("com.example", "Example")))
                .isEqualTo("stripe.customers().retrieve(ada.id(), once)");
    }

    @Test
    void allCallsOfTheBundledDescriptionCompile() {
        compile(BundledDescriptions.open("stripe"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paypal/checkout_orders_v2.json",
                "sendgrid/tsg_mail_v3.json",
                "google/storage__v1.json",
                "aws/sqs-2012-11-05.json"
            })
    void allCallsOfRealDescriptionsCompile(String file) {
        assumeTrue(Files.exists(SHARED.resolve(file)), "no real descriptions at " + SHARED);
        compile(DescriptionReader.read(SHARED.resolve(file)));
    }

    @Test
    void whatIsSentFitsTheDescription() {
        List<String> wrong = new ArrayList<>();
        SampleCalls.of(model(BundledDescriptions.open("stripe")))
                .all()
                .forEach(call -> SampleValues.body(call.method().operation())
                        .ifPresent(schema -> SchemaValidator.validate(call.values(), schema)
                                .forEach(violation -> wrong.add(call.name() + " " + violation))));
        assertThat(wrong).isEmpty();
    }

    private static ApiModel model(ApiDescription description) {
        return Generator.model(
                description, Profiles.bundled("stripe"), GeneratorOptions.of("com.example.client", "ExampleClient"));
    }

    private static void compile(ApiDescription description) {
        ApiModel model = model(description);
        List<GeneratedFile> files = new ArrayList<>(JavaSources.of(model).toList());
        Imports imports = new Imports("com.example", "EveryCall");
        StringBuilder body = new StringBuilder();
        String client = imports.use("com.example.client", "ExampleClient");
        int count = 0;
        for (SampleCall call : SampleCalls.of(model).all()) {
            String type = call.type(imports);
            String receiver = type.equals("void") ? "client" : type + " result = client";
            body.append("    @SuppressWarnings(\"deprecation\")\n    void call")
                    .append(count++)
                    .append('(')
                    .append(client)
                    .append(" client) {\n        ")
                    .append(call.java(receiver, 8, "", imports))
                    .append(";\n    }\n");
        }
        files.add(new GeneratedFile(
                "com/example/EveryCall.java",
                "package com.example;\n\n" + imports.lines() + "class EveryCall {\n" + body + "}\n"));
        assertThat(JavaCompilation.of(files).complaints()).isEmpty();
        assertThat(count).isPositive();
    }
}
