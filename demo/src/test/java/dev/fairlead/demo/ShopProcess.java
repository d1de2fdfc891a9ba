package dev.fairlead.demo;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.config.Environment;
import dev.fairlead.client.config.Settings;
import dev.fairlead.demo.stripe.StripeClient;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A shop in a process of its own, which goes on from wherever the one before it was killed. Says {@code READY} when it is
 * open and {@code DONE} when all orders are settled and all events that came are handled; ends when its input ends.
 */
final class ShopProcess {

    static final String ROUND = "kill";
    static final int CUSTOMERS = 20;
    static final int ORDERS = 150;

    private ShopProcess() {}

    public static void main(String[] args) throws Exception {
        URI provider = URI.create(args[0]);
        Path data = Path.of(args[1]);
        int port = Integer.parseInt(args[2]);
        Profile profile = Profiles.bundled("stripe");
        Settings settings = new DemoSettings(profile, Environment.system()).at(provider);
        try (BackOffice backOffice = BackOffice.open(data, profile, settings.webhookSecrets(), port);
                StripeClient stripe = new StripeClient(
                        ApiClient.builder(profile).settings(settings).build())) {
            System.out.println("READY");
            Shop shop = new Shop(stripe, backOffice.orders());
            List<String> customers = Parallel.map(
                    IntStream.range(0, CUSTOMERS).boxed().toList(),
                    8,
                    number -> shop.signUp(ROUND, number).id());
            Parallel.map(OrderPlan.orders(ROUND, ORDERS, customers, 7), 8, shop::settle);
            System.out.println("DONE");
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
