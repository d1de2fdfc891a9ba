package dev.fairlead.cli.doctor;

import dev.fairlead.client.config.Environment;
import dev.fairlead.client.config.Inspection;
import dev.fairlead.client.config.Settings;
import dev.fairlead.client.network.ProxyOptions;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be said without asking the network: whether the settings are complete and fit together, and where calls would go. */
final class SettingsSteps {

    private final Profile profile;
    private final Environment environment;
    private final List<Finding> findings = new ArrayList<>();

    SettingsSteps(Profile profile, Environment environment) {
        this.profile = profile;
        this.environment = environment;
    }

    List<Finding> run(Optional<Settings> network) {
        Inspection found = Settings.builder(profile).environment(environment).inspect();
        for (String problem : found.problems()) {
            // The sentences of settings say what to do themselves, behind a semicolon.
            int cut = problem.lastIndexOf("; ");
            findings.add(Finding.problem(
                    "settings",
                    cut < 0 ? problem : problem.substring(0, cut),
                    cut < 0 ? "fairlead config shows where each value comes from" : problem.substring(cut + 2)));
        }
        found.warnings()
                .forEach(warning -> findings.add(
                        Finding.note("settings", warning, "fairlead config shows where each value comes from")));
        if (found.problems().isEmpty()) {
            long set = found.settings().stream()
                    .filter(setting -> !setting.origin().equals("default"))
                    .count();
            findings.add(Finding.ok("settings", "complete and valid; " + set + " set, the rest are defaults"));
            mode();
        }
        network.ifPresent(this::address);
        return findings;
    }

    private void mode() {
        Settings settings = Settings.from(profile, environment);
        settings.mode()
                .ifPresent(mode -> findings.add(Finding.ok(
                        "mode", mode.name().toLowerCase(Locale.ROOT) + ", by the key's form or as it was asked for")));
    }

    private void address(Settings settings) {
        if (!settings.baseUrl().equals(profile.baseUrl())) {
            findings.add(Finding.note(
                    "address",
                    "calls go to " + settings.baseUrl() + " and not to " + profile.baseUrl(),
                    "unset " + prefix() + "BASE_URL to call " + profile.name() + " itself"));
        }
        TransportOptions transport = settings.transport();
        String host = String.valueOf(settings.baseUrl().getHost());
        if (transport.proxy().isPresent()) {
            ProxyOptions proxy = transport.proxy().get();
            findings.add(
                    proxy.isDirect(host)
                            ? Finding.ok("proxy", host + " is called without the proxy")
                            : Finding.ok("proxy", "calls go through " + proxy.host() + ":" + proxy.port()));
        } else {
            findings.add(proxyOfTheSystem());
        }
    }

    private Finding proxyOfTheSystem() {
        for (String name : List.of("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")) {
            String value = System.getenv(name);
            if (value != null && !value.isBlank()) {
                return Finding.note(
                        "proxy",
                        name + " is set, and the client goes without a proxy",
                        "set " + prefix() + "PROXY if the network wants one");
            }
        }
        return Finding.ok("proxy", "none");
    }

    private String prefix() {
        return profile.id().toUpperCase(Locale.ROOT).replace('-', '_') + "_";
    }
}
