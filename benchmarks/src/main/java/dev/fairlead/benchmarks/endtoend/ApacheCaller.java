package dev.fairlead.benchmarks.endtoend;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Apache HttpClient 5 alone, classic, as many connections as callers; the body is read, not parsed. */
final class ApacheCaller implements Caller {

    private final CloseableHttpClient client;
    private final URI address;

    ApacheCaller(URI address) {
        this.address = address;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(64)
                        .setMaxConnTotal(64)
                        .build())
                .build();
    }

    @Override
    public String name() {
        return "Apache HttpClient 5, bare";
    }

    @Override
    public void call() throws Exception {
        HttpGet get = new HttpGet(address);
        get.addHeader("Authorization", "Bearer sk_test_ExampleExampleExample000");
        get.addHeader("Stripe-Version", "2024-04-10");
        int length = client.execute(get, response -> EntityUtils.toByteArray(response.getEntity()).length);
        if (length != Nginx.CUSTOMER.length()) {
            throw new IllegalStateException("cut off");
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
