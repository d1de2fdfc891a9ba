package dev.fairlead.console.internal.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A file of the page, as it lies in the jar.
 *
 * @param type the media type
 * @param etag the entity tag (RFC 9110 §8.8.3), quotes included
 * @param bytes the content, which nobody changes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PageFile(String type, String etag, byte[] bytes) {

    private static final String FOLDER = "/dev/fairlead/console/page/";
    private static final List<String> NAMES = List.of(
            "index.html",
            "mark.svg",
            "tokens.css",
            "page.css",
            "parts.css",
            "theme.js",
            "page.js",
            "api.js",
            "dom.js",
            "format.js",
            "plot.js",
            "calls.js",
            "pipeline.js",
            "phases.js",
            "inbox.js",
            "event.js",
            "sandbox.js");

    /** Returns all files by their path on the server: nothing else is ever read, whatever a request names. */
    static Map<String, PageFile> all() {
        Map<String, PageFile> files = NAMES.stream().collect(Collectors.toMap(name -> "/" + name, PageFile::read));
        files.put("/", files.get("/index.html"));
        return Map.copyOf(files);
    }

    private static PageFile read(String name) {
        try (InputStream in = PageFile.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks the page's file " + name);
            }
            byte[] bytes = in.readAllBytes();
            return new PageFile(type(name), etag(bytes), bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".html" -> "text/html; charset=utf-8";
            case ".css" -> "text/css; charset=utf-8";
            case ".js" -> "text/javascript; charset=utf-8";
            case ".svg" -> "image/svg+xml";
            default -> throw new IllegalStateException("no media type for " + name);
        };
    }

    private static String etag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
