package dev.fairlead.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Fairlead.class.getPackage().getImplementationVersion();
        return new String[] {"fairlead " + (version == null ? "(development)" : version), "Java " + Runtime.version()};
    }
}
