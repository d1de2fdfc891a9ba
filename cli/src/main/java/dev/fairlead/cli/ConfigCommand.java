package dev.fairlead.cli;

import dev.fairlead.client.config.EffectiveSetting;
import dev.fairlead.client.config.Inspection;
import dev.fairlead.client.config.Settings;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fairlead config}. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = {
            "Prints what a client started here and now would be configured with, by name, and where each value",
            "comes from: system property, environment, .env or default. Secrets are masked; nothing is sent anywhere.",
            ""
        },
        footer = {
            "",
            "Exit status: 0 if a client can be built from it, 1 if not (the problems are told), 2 if it could not look.",
            "",
            "Examples:",
            "  fairlead config stripe                     for Stripe, with .env of this folder",
            "  fairlead config --env-file prod.env        with another file",
            "  fairlead config --profile partner.yaml     for a provider of your own",
            "  fairlead config --json                     for a program"
        })
final class ConfigCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "PROVIDER",
            description = "The provider, one of the bundled ones (default: stripe).")
    private @Nullable String provider;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "A profile of your own, in place of a bundled provider.")
    private @Nullable Path profile;

    @Option(names = "--env-file", paramLabel = "FILE", description = "Read this file in place of .env.")
    private @Nullable Path envFile;

    @Option(names = "--json", description = "Print one JSON object, and nothing else on standard output.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Inspection found = Settings.builder(ProviderChoice.profile(provider, profile, spec))
                .environment(ProviderChoice.environment(envFile, spec))
                .inspect();
        List<EffectiveSetting> settings = found.settings().stream()
                .sorted(Comparator.comparing(EffectiveSetting::name))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? asJson(found, settings).toJson() + "\n" : table(settings));
        out.flush();
        if (!json) {
            PrintWriter err = spec.commandLine().getErr();
            found.warnings().forEach(warning -> err.println("warning: " + warning));
            found.problems().forEach(problem -> err.println("problem: " + problem));
            err.flush();
        }
        return found.problems().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static String table(List<EffectiveSetting> settings) {
        int name = width(settings.stream().map(EffectiveSetting::name).toList());
        int value =
                width(settings.stream().map(setting -> shown(setting.value())).toList());
        StringBuilder text = new StringBuilder();
        for (EffectiveSetting setting : settings) {
            text.append(pad(setting.name(), name))
                    .append(pad(shown(setting.value()), value))
                    .append(setting.origin())
                    .append('\n');
        }
        return text.toString();
    }

    private static String shown(String value) {
        return value.isEmpty() ? "-" : value;
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0) + 2;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static JsonObject asJson(Inspection found, List<EffectiveSetting> settings) {
        return JsonObject.builder()
                .put(
                        "settings",
                        JsonArray.of(
                                settings.stream().map(ConfigCommand::asJson).toList()))
                .put("problems", texts(found.problems()))
                .put("warnings", texts(found.warnings()))
                .build();
    }

    private static JsonValue asJson(EffectiveSetting setting) {
        return JsonObject.builder()
                .put("name", new JsonString(setting.name()))
                .put("value", new JsonString(setting.value()))
                .put("origin", new JsonString(setting.origin()))
                .build();
    }

    private static JsonArray texts(List<String> texts) {
        return JsonArray.of(texts.stream().<JsonValue>map(JsonString::new).toList());
    }
}
