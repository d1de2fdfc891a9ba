package dev.fairlead.cli.doctor;

import dev.fairlead.client.config.Settings;
import dev.fairlead.client.network.ProxyOptions;
import dev.fairlead.profile.Profile;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The way to the provider: name, connection, tunnel, TLS. Sends nothing of the user's but the proxy's credentials to the proxy. */
final class NetworkSteps {

    private static final int LOOKUP_SECONDS = 10;

    private final Profile profile;
    private final Settings settings;
    private final URI baseUrl;
    private final @Nullable ProxyOptions proxy;
    private final List<Finding> findings = new ArrayList<>();

    NetworkSteps(Profile profile, Settings settings) {
        this.profile = profile;
        this.settings = settings;
        this.baseUrl = settings.baseUrl();
        this.proxy = settings.transport()
                .proxy()
                .filter(set -> !set.isDirect(String.valueOf(baseUrl.getHost())))
                .orElse(null);
    }

    List<Finding> run() {
        String host = proxy == null ? bare(String.valueOf(baseUrl.getHost())) : proxy.host();
        InetAddress[] addresses = addresses(host);
        if (addresses.length > 0) {
            connect(host, addresses);
        }
        return findings;
    }

    private InetAddress[] addresses(String host) {
        FutureTask<InetAddress[]> lookup = new FutureTask<>(() -> InetAddress.getAllByName(host));
        Thread.ofPlatform().daemon().name("doctor-lookup").start(lookup);
        try {
            InetAddress[] found = lookup.get(LOOKUP_SECONDS, TimeUnit.SECONDS);
            findings.add(Finding.ok(
                    "dns",
                    host + " is "
                            + Arrays.stream(found)
                                    .map(InetAddress::getHostAddress)
                                    .collect(Collectors.joining(", "))));
            return found;
        } catch (ExecutionException unknown) {
            findings.add(Finding.problem(
                    "dns",
                    "there is no address for the host " + host,
                    "check the name in " + setting(proxy == null ? "BASE_URL" : "PROXY")
                            + ", the network and its name server"));
        } catch (TimeoutException slow) {
            findings.add(Finding.problem(
                    "dns",
                    "no address for the host " + host + " came within " + LOOKUP_SECONDS + " s",
                    "check the network and its name server"));
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
        return new InetAddress[0];
    }

    private void connect(String host, InetAddress[] addresses) {
        int port = proxy == null ? port() : proxy.port();
        IOException last = null;
        for (InetAddress address : addresses) {
            try (Socket socket = new Socket()) {
                int limit = (int) settings.connectTimeout().toMillis();
                socket.connect(new InetSocketAddress(address, port), limit);
                socket.setSoTimeout(limit);
                findings.add(Finding.ok("connection", host + ":" + port + " accepts connections"));
                secure(socket);
                return;
            } catch (IOException failed) {
                last = failed;
            }
        }
        findings.add(Finding.problem("connection", host + ":" + port + " " + why(last), remedy(last)));
    }

    private void secure(Socket socket) {
        if (baseUrl.getScheme().equalsIgnoreCase("http")) {
            findings.add(
                    Finding.note("tls", "the base URL is http: nothing is encrypted", "use https outside of tests"));
            return;
        }
        String host = bare(String.valueOf(baseUrl.getHost()));
        if (proxy != null) {
            Finding tunnel = new Tunnel(proxy, setting("PROXY")).open(socket, host, port());
            findings.add(tunnel);
            if (tunnel.verdict() == Finding.Verdict.PROBLEM) {
                return;
            }
        }
        findings.add(new TlsStep(settings.transport().tls(), setting("TLS_ALSO_TRUSTED")).run(socket, host, port()));
    }

    private static String why(@Nullable IOException failure) {
        if (failure instanceof SocketTimeoutException) {
            return "does not answer";
        }
        return failure instanceof ConnectException
                        && String.valueOf(failure.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains("refused")
                ? "refuses connections"
                : "cannot be reached";
    }

    private String remedy(@Nullable IOException failure) {
        if (proxy != null) {
            return "check host and port in " + setting("PROXY") + ", and that the proxy runs";
        }
        return failure instanceof SocketTimeoutException
                ? "a firewall probably drops it: ask for a way to this host, or set " + setting("PROXY")
                : "check host and port in " + setting("BASE_URL")
                        + ", that the server runs, and whether a proxy or firewall stands in between";
    }

    private int port() {
        return baseUrl.getPort() >= 0 ? baseUrl.getPort() : baseUrl.getScheme().equalsIgnoreCase("http") ? 80 : 443;
    }

    private String setting(String name) {
        return profile.id().toUpperCase(Locale.ROOT).replace('-', '_') + "_" + name;
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
