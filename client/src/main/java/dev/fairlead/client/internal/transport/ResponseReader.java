package dev.fairlead.client.internal.transport;

import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.Download;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.TransportResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer to its last byte, unpacked, into memory or into a download. The bound is on unpacked bytes and is kept while
 * reading: a body that would grow beyond it costs no more memory than one that fits.
 */
final class ResponseReader {

    private static final int FIRST_BUFFER = 4 * 1024;
    private static final int TRUSTED_LENGTH = 64 * 1024;
    private static final int LONGEST_REST = 16 * 1024;
    private static final byte[] NOTHING = new byte[0];

    private final ClassicHttpResponse response;
    private final long maxBytes;

    ResponseReader(ClassicHttpResponse response, long maxBytes) {
        this.response = response;
        this.maxBytes = maxBytes;
    }

    /**
     * Returns the answer, or why it cannot be used.
     *
     * @throws IOException if the connection fails
     */
    TransportResult read(@Nullable Download<?> download) throws IOException {
        boolean downloads = download != null && response.getCode() >= 200 && response.getCode() < 300;
        HttpEntity entity = response.getEntity();
        ContentCoding coding = entity == null ? ContentCoding.IDENTITY : ContentCoding.of(response);
        if (coding == ContentCoding.UNKNOWN) {
            return unusable("it came in the content coding "
                    + printable(response.getFirstHeader("Content-Encoding").getValue())
                    + ", which was not asked for");
        }
        InputStream content = entity == null ? InputStream.nullInputStream() : entity.getContent();
        long length = entity == null ? 0 : coding == ContentCoding.IDENTITY ? entity.getContentLength() : -1;
        if (!downloads && coding == ContentCoding.IDENTITY) {
            byte[] body = inMemory(content, length);
            return body == null ? tooLong() : answered(HttpResponse.owning(response.getCode(), headers(coding), body));
        }
        return unpacked(new NotedInput(content), coding, length, downloads ? download : null);
    }

    private TransportResult unpacked(
            NotedInput content, ContentCoding coding, long length, @Nullable Download<?> download) throws IOException {
        try (InputStream plain = coding == ContentCoding.IDENTITY ? content : coding.unpack(content)) {
            if (download != null) {
                Object made = download.take(plain, length);
                return drained(content)
                        ? answered(HttpResponse.downloaded(response.getCode(), headers(coding), made))
                        : unusable("the download left much of it unread");
            }
            byte[] body = inMemory(plain, -1);
            if (body == null) {
                return tooLong();
            }
            return drained(content)
                    ? answered(HttpResponse.owning(response.getCode(), headers(coding), body))
                    : unusable("there is more after the end of its " + name(coding) + " data");
        } catch (IOException failure) {
            if (content.hasFailed()) {
                throw failure;
            }
            return download == null ? damaged(coding, failure) : notTaken(coding, failure);
        }
    }

    private static TransportResult answered(HttpResponse answer) {
        return new TransportResult.Answered(answer);
    }

    /** Where the body goes failed: a full disk, a bound, or data that does not unpack. */
    private static TransportResult notTaken(ContentCoding coding, IOException failure) {
        return isDamage(coding, failure)
                ? damaged(coding, failure)
                : new TransportResult.Broken(Delivery.ANSWERED, false, failure);
    }

    private static boolean isDamage(ContentCoding coding, IOException failure) {
        return coding != ContentCoding.IDENTITY
                && (failure instanceof java.util.zip.ZipException || failure instanceof java.io.EOFException);
    }

    private static TransportResult damaged(ContentCoding coding, IOException failure) {
        return new TransportResult.Broken(
                Delivery.ANSWERED,
                false,
                new IOException(
                        "its " + name(coding) + " data is damaged or cut short: " + failure.getMessage(), failure));
    }

    private TransportResult tooLong() {
        return unusable("its body is longer than " + maxBytes
                + " bytes; raise maxResponseBytes of the transport's options if that is right, or download it");
    }

    private static TransportResult unusable(String why) {
        return new TransportResult.Broken(Delivery.ANSWERED, false, new IOException(why));
    }

    /** Reads what is left, so that the connection can be used again, but no more than that is worth. */
    private static boolean drained(NotedInput content) throws IOException {
        byte[] rest = new byte[512];
        int read = 0;
        for (int count = content.read(rest); count >= 0; count = content.read(rest)) {
            read += count;
            if (read > LONGEST_REST) {
                return false;
            }
        }
        return true;
    }

    private byte @Nullable [] inMemory(InputStream content, long length) throws IOException {
        if (length > maxBytes) {
            return null;
        }
        if (length == 0) {
            return content.read() < 0 ? NOTHING : null;
        }
        byte[] body = new byte[(int) Math.min(length < 0 ? FIRST_BUFFER : Math.min(length, TRUSTED_LENGTH), maxBytes)];
        int read = 0;
        while (true) {
            int count = content.read(body, read, body.length - read);
            if (count < 0) {
                return read == body.length ? body : Arrays.copyOf(body, read);
            }
            read += count;
            if (read == body.length) {
                int next = content.read();
                if (next < 0) {
                    return body;
                }
                if (read >= maxBytes) {
                    return null;
                }
                body = Arrays.copyOf(body, grown(body.length, length));
                body[read++] = (byte) next;
            }
        }
    }

    private int grown(int size, long announced) {
        long bound = Math.min(maxBytes, announced < 0 ? Integer.MAX_VALUE - 8 : announced);
        return (int) Math.min(bound, 2L * size);
    }

    /** What described the packed body does not describe ours. */
    private Headers headers(ContentCoding coding) {
        Headers.Builder headers = Headers.builder();
        for (Header header : response.getHeaders()) {
            if (coding == ContentCoding.IDENTITY
                    || !(header.getName().equalsIgnoreCase("Content-Encoding")
                            || header.getName().equalsIgnoreCase("Content-Length"))) {
                headers.add(header.getName(), String.valueOf(header.getValue()));
            }
        }
        return headers.build();
    }

    private static String name(ContentCoding coding) {
        return coding.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String printable(@Nullable String text) {
        String clean = String.valueOf(text).replaceAll("[^ -~]", "?");
        return clean.length() <= 40 ? clean : clean.substring(0, 40) + "…";
    }
}
