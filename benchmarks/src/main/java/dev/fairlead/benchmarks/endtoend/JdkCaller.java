package dev.fairlead.benchmarks.endtoend;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's client with an executor of virtual threads, HTTP/1.1; the body is read, not parsed. */
final class JdkCaller implements Caller {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(executor)
            .build();
    private final HttpRequest request;

    JdkCaller(URI address) {
        request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer sk_test_ExampleExampleExample000")
                .header("Stripe-Version", "2024-04-10")
                .build();
    }

    @Override
    public String name() {
        return "JDK HttpClient, bare";
    }

    @Override
    public void call() throws Exception {
        if (client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body().length != Nginx.CUSTOMER.length()) {
            throw new IllegalStateException("cut off");
        }
    }

    @Override
    public void close() {
        client.close();
        executor.close();
    }
}
