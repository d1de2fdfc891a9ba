package dev.fairlead.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The modules, and what each may use: the table of the design as data. */
final class House {

    static final String ROOT = "dev.fairlead.";

    /** Each module with the modules below it that it may use. What a module may use, so may those above it. */
    static final Map<String, List<String>> MAY_USE = mayUse();

    /** Everything that is shipped; what is generated from descriptions is under the rules too. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT.substring(0, ROOT.length() - 1));

    private House() {}

    private static Map<String, List<String>> mayUse() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        table.put("json", List.of());
        table.put("profile", List.of("json"));
        table.put("client", List.of("json", "profile"));
        table.put("description", List.of("json"));
        table.put("generator", List.of("json", "profile", "description"));
        table.put("sandbox", List.of("json", "profile", "description"));
        table.put("webhooks", List.of("json", "profile"));
        table.put("telemetry", List.of("json", "profile", "client"));
        table.put("redis", List.of("json", "profile", "client"));
        table.put("console", List.of("json", "profile", "client", "description", "sandbox", "webhooks", "telemetry"));
        table.put("testing", List.of("json", "profile", "client", "description", "sandbox"));
        table.put(
                "demo",
                List.of("json", "profile", "client", "description", "sandbox", "webhooks", "telemetry", "console"));
        table.put("cli", List.copyOf(table.keySet()));
        return table;
    }

    static String[] packagesOf(Iterable<String> modules) {
        List<String> packages = new java.util.ArrayList<>();
        for (String module : modules) {
            packages.add(ROOT + module + "..");
        }
        return packages.toArray(String[]::new);
    }
}
