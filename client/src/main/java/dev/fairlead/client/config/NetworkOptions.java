package dev.fairlead.client.config;

import dev.fairlead.client.network.ProxyOptions;
import dev.fairlead.client.network.TlsOptions;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.network.TransportOptions.PrivateAddresses;
import dev.fairlead.profile.Secret;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** What can be set about the network. An option comes after those that it needs. */
final class NetworkOptions {

    static final String TRANSPORT = "transport";
    static final String COMPRESSED_REQUESTS = "COMPRESSED_REQUESTS";
    static final String TLS_CLIENT_CERTIFICATE = "TLS_CLIENT_CERTIFICATE";
    static final String TLS_CLIENT_KEY = "TLS_CLIENT_KEY";

    private static final String PROXY = "PROXY";
    private static final String PROXY_USER = "PROXY_USER";
    private static final String TLS_CLIENT_KEY_PASSWORD = "TLS_CLIENT_KEY_PASSWORD";
    private static final String TLS_ALSO_TRUSTED = "TLS_ALSO_TRUSTED";

    private static final Option.Group<TransportOptions> GROUP =
            new Option.Group<>(TRANSPORT, draft -> draft.transport, (draft, transport) -> draft.transport = transport);

    static final List<Option> ALL =
            Stream.of(connections(), proxy(), tls()).flatMap(List::stream).toList();

    private NetworkOptions() {}

    private static List<Option> connections() {
        return List.of(
                GROUP.number(
                        "MAX_CONNECTIONS",
                        "How many connections to one host there may be, at least 1.",
                        "16",
                        TransportOptions::withMaxConnections,
                        TransportOptions::maxConnections),
                GROUP.bytes(
                        "MAX_RESPONSE_BYTES",
                        "The longest body of an answer in memory, decoded.",
                        "4MiB",
                        TransportOptions::withMaxResponseBytes,
                        TransportOptions::maxResponseBytes),
                GROUP.duration(
                        "SILENCE",
                        "How long a body may pause between two bytes before the attempt is cut off.",
                        "10s",
                        TransportOptions::withSilence,
                        TransportOptions::silence),
                GROUP.duration(
                        "KEPT_IDLE",
                        "How long a connection that nobody uses is kept open.",
                        "20s",
                        TransportOptions::withKeptIdle,
                        TransportOptions::keptIdle),
                GROUP.flag(
                        "COMPRESSED_RESPONSES",
                        "Whether answers may come compressed",
                        TransportOptions::withCompressedResponses,
                        TransportOptions::compressedResponses),
                GROUP.flag(
                        COMPRESSED_REQUESTS,
                        "Whether bodies of 1 KiB and more are sent compressed, which the provider has to take",
                        TransportOptions::withCompressedRequests,
                        TransportOptions::compressedRequests),
                GROUP.option(
                        "ALLOWED_HOSTS",
                        "The only hosts that are called, redirects included, with commas between; *.example.com is all below"
                                + " example.com.",
                        "api.example.com,*.example.org",
                        text -> Parsers.items(text, "hosts"),
                        NetworkOptions::allow,
                        transport -> transport.allowedHosts().isEmpty()
                                ? "any host"
                                : String.join(",", new TreeSet<>(transport.allowedHosts()))),
                GROUP.option(
                        "PRIVATE_ADDRESSES",
                        "Which loopback, link-local and other private addresses are connected to: allowed, like_base (only"
                                + " where the base URL is one) or refused.",
                        "refused",
                        text -> Parsers.oneOf(PrivateAddresses.class, text),
                        TransportOptions::withPrivateAddresses,
                        transport -> SettingTexts.of(transport.privateAddresses())));
    }

    private static TransportOptions allow(TransportOptions transport, List<String> hosts) {
        try {
            return transport.withAllowedHosts(new LinkedHashSet<>(hosts));
        } catch (IllegalArgumentException withTheValue) {
            throw new IllegalArgumentException(
                    "a host is a name such as api.example.com or *.example.com, without a port");
        }
    }

    private static List<Option> proxy() {
        return List.of(
                GROUP.option(
                        PROXY,
                        "The HTTP proxy that calls go through; https goes through a tunnel.",
                        "http://proxy.example.com:3128",
                        Parsers::proxy,
                        (transport, uri) -> transport.withProxy(ProxyOptions.of(uri.getHost(), uri.getPort())),
                        transport -> transport
                                .proxy()
                                .map(proxy -> "http://" + proxy.host() + ":" + proxy.port())
                                .orElse("")),
                GROUP.option(
                                PROXY_USER,
                                "Who we are to the proxy.",
                                "ada",
                                text -> text,
                                (transport, user) -> withProxy(transport, proxy -> proxy.withCredentials(user, null)),
                                transport -> transport
                                        .proxy()
                                        .flatMap(ProxyOptions::user)
                                        .orElse(""))
                        .needing(PROXY),
                GROUP.option(
                                "PROXY_PASSWORD",
                                "What proves it to the proxy.",
                                "ExampleExampleExample000",
                                Parsers::secret,
                                (transport, password) -> withProxy(
                                        transport,
                                        proxy -> proxy.withCredentials(
                                                proxy.user().orElse(""), password)),
                                transport -> transport
                                        .proxy()
                                        .flatMap(ProxyOptions::password)
                                        .map(Secret::toString)
                                        .orElse(""))
                        .used(Option.Use.SECRET)
                        .needing(PROXY, PROXY_USER),
                GROUP.option(
                                "PROXY_DIRECT_HOSTS",
                                "The hosts that are called without the proxy, with commas between; each stands for all below it.",
                                "internal.example.com",
                                text -> Parsers.items(text, "hosts"),
                                (transport, hosts) -> withProxy(transport, proxy -> proxy.withDirectHosts(hosts)),
                                transport -> transport
                                        .proxy()
                                        .map(proxy -> String.join(",", proxy.directHosts()))
                                        .orElse(""))
                        .needing(PROXY));
    }

    private static TransportOptions withProxy(TransportOptions transport, Function<ProxyOptions, ProxyOptions> change) {
        return transport.withProxy(change.apply(transport.proxy().orElseThrow()));
    }

    private static List<Option> tls() {
        return List.of(
                file(
                        TLS_ALSO_TRUSTED,
                        "A PEM file with certificates that are trusted beside those of the Java runtime.",
                        "company-ca.pem",
                        (draft, file) -> draft.transport.tls().withAlsoTrusted(file),
                        tls -> anchors(tls, true)),
                file(
                        "TLS_ONLY_TRUSTED",
                        "A PEM file with the only certificates that are trusted.",
                        "partner-ca.pem",
                        NetworkOptions::trustOnly,
                        tls -> anchors(tls, false)),
                clientKeyPassword(),
                file(
                        TLS_CLIENT_CERTIFICATE,
                        "The certificate that the client shows and those up to its authority's: a PEM file, or with its key a"
                                + " PKCS #12 file (.p12, .pfx).",
                        "client.pem",
                        NetworkOptions::withClientCertificate,
                        tls -> tls.identity().map(Objects::toString).orElse("")),
                file(
                                TLS_CLIENT_KEY,
                                "The certificate's key: a PEM file with PKCS #8, which may be the same one.",
                                "client-key.pem",
                                NetworkOptions::withClientKey,
                                tls -> tls.identity().isPresent() ? "****" : "")
                        .needing(TLS_CLIENT_CERTIFICATE));
    }

    private static Option clientKeyPassword() {
        return new Option(
                TRANSPORT,
                TLS_CLIENT_KEY_PASSWORD,
                "The password of the certificate's key, or of the PKCS #12 file.",
                "ExampleExampleExample000",
                Option.Use.SECRET,
                List.of(TLS_CLIENT_CERTIFICATE),
                (draft, text) -> draft.clientKeyPassword = Parsers.secret(text),
                draft -> Objects.toString(draft.clientKeyPassword, ""));
    }

    private static TlsOptions trustOnly(Draft draft, Path file) {
        if (draft.files.containsKey(TLS_ALSO_TRUSTED)) {
            throw new IllegalArgumentException("it cannot stand beside " + Options.prefix(draft.profile)
                    + TLS_ALSO_TRUSTED + "; keep one of the two");
        }
        return draft.transport.tls().withOnlyTrusted(file);
    }

    /** A PEM file is looked at, and waits for its key. */
    private static TlsOptions withClientCertificate(Draft draft, Path file) {
        TlsOptions tls = draft.transport.tls();
        if (file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(p12|pfx)")) {
            if (draft.clientKeyPassword == null) {
                throw new IllegalArgumentException("a PKCS #12 file needs its password, "
                        + Options.prefix(draft.profile) + TLS_CLIENT_KEY_PASSWORD);
            }
            return tls.withClientCertificate(file, draft.clientKeyPassword);
        }
        TlsOptions.defaults().withOnlyTrusted(file);
        return tls;
    }

    private static TlsOptions withClientKey(Draft draft, Path file) {
        Path certificate = Path.of(draft.files.getOrDefault(TLS_CLIENT_CERTIFICATE, ""));
        return draft.transport.tls().withClientCertificate(certificate, file, draft.clientKeyPassword);
    }

    private static String anchors(TlsOptions tls, boolean besideTheSystem) {
        int anchors = tls.anchors().size();
        return anchors == 0 || tls.trustsSystem() != besideTheSystem ? "" : anchors + " certificates";
    }

    /** An option that names a file. The file's name is told where it was set from outside, and else what the file had in it. */
    private static Option file(
            String name,
            String meaning,
            String example,
            BiFunction<Draft, Path, TlsOptions> with,
            Function<TlsOptions, String> show) {
        return new Option(
                TRANSPORT,
                name,
                meaning,
                example,
                Option.Use.USUAL,
                List.of(),
                (draft, text) -> {
                    draft.transport = draft.transport.withTls(opened(draft, text, with));
                    draft.files.put(name, text);
                },
                draft -> draft.files.getOrDefault(name, show.apply(draft.transport.tls())));
    }

    private static TlsOptions opened(Draft draft, String text, BiFunction<Draft, Path, TlsOptions> with)
            throws WrongValue {
        try {
            Path file = Path.of(text);
            if (Files.isDirectory(file)) {
                throw new WrongValue("names a folder; name a file");
            }
            return with.apply(draft, file);
        } catch (InvalidPathException malformed) {
            throw new WrongValue("is no name of a file");
        } catch (UncheckedIOException unreadable) {
            throw new WrongValue("names a file that " + reason(unreadable));
        } catch (IllegalArgumentException unusable) {
            // The message may have the file's name in it; its cause has not.
            Throwable cause = unusable.getCause();
            throw cause == null
                    ? unusable
                    : new IllegalArgumentException("its file cannot be used: " + cause.getMessage());
        }
    }

    private static String reason(UncheckedIOException unreadable) {
        if (unreadable.getCause() instanceof NoSuchFileException) {
            return "is not there; a relative name begins at the folder that the program runs in";
        }
        return unreadable.getCause() instanceof AccessDeniedException
                ? "the user whom the program runs as may not read; give it the right to"
                : "cannot be read";
    }
}
