package dev.fairlead.cli.doctor;

import dev.fairlead.client.Operation;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.config.ConfigurationException;
import dev.fairlead.client.config.Environment;
import dev.fairlead.client.config.Settings;
import dev.fairlead.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes from the settings to the provider's answer, and leaves out what cannot be known once something before it failed. */
public final class Doctor {

    private final Profile profile;
    private final Environment environment;
    private final Operation<byte[]> probe;

    /**
     * Creates a doctor.
     *
     * @param probe what is called to see whether the credentials are taken; it changes nothing and wants no parameters
     */
    public Doctor(Profile profile, Environment environment, Operation<byte[]> probe) {
        this.profile = profile;
        this.environment = environment;
        this.probe = probe;
    }

    /**
     * Looks, and returns what was found, in the order of looking.
     *
     * @param offline only at what is on this machine
     */
    public List<Finding> findings(boolean offline) {
        Optional<Settings> network = settingsOfTheNetwork();
        List<Finding> findings = new ArrayList<>(new SettingsSteps(profile, environment).run(network));
        boolean complete = !Finding.anyProblem(findings);
        if (offline) {
            findings.add(Finding.skipped("network", "not looked at, as was asked"));
            return findings;
        }
        if (network.isEmpty()) {
            findings.add(Finding.skipped("network", "not looked at: the settings have to be right first"));
            return findings;
        }
        List<Finding> connection = new NetworkSteps(profile, network.get()).run();
        findings.addAll(connection);
        if (Finding.anyProblem(connection)) {
            findings.add(Finding.skipped("call", "not made: the provider cannot be reached"));
        } else if (complete) {
            findings.addAll(new CallSteps(Settings.from(profile, environment), probe).run());
        } else {
            findings.add(Finding.skipped("call", "not made: the settings have to be right first"));
        }
        return findings;
    }

    /** The settings without credentials: the way to the provider can be looked at when the key is wrong. */
    private Optional<Settings> settingsOfTheNetwork() {
        try {
            return Optional.of(Settings.builder(profile)
                    .environment(environment)
                    .credentials(CredentialSet.none())
                    .withoutApiKey()
                    .build());
        } catch (ConfigurationException wrong) {
            return Optional.empty();
        }
    }
}
