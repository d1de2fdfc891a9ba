package dev.fairlead.benchmarks.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The {@link FaultyProvider} in a process of its own, so that the heap and the threads of this one are the client's alone. */
final class ProviderProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    private final URI address;

    private ProviderProcess(Process process) throws IOException {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.address = URI.create("http://127.0.0.1:" + out.readLine());
    }

    static ProviderProcess start(long seed, int calls) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProviderProcess(new ProcessBuilder(
                        java.toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FaultyProvider.class.getName(),
                        Long.toString(seed),
                        Integer.toString(calls))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    URI address() {
        return address;
    }

    /** Returns how many connections are open, as the provider sees it. */
    int connections() throws IOException {
        OutputStream in = process.getOutputStream();
        in.write('\n');
        in.flush();
        return Integer.parseInt(out.readLine());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
