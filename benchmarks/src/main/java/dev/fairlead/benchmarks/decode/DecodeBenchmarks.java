package dev.fairlead.benchmarks.decode;

import com.stripe.model.Customer;
import com.stripe.model.CustomerCollection;
import com.stripe.net.ApiResource;
import com.stripe.net.FormEncoder;
import com.stripe.param.PaymentIntentCreateParams;
import dev.fairlead.client.http.BodyEncoding;
import dev.fairlead.client.internal.codec.EncodedRequest;
import dev.fairlead.client.internal.codec.RequestEncoder;
import dev.fairlead.client.internal.codec.RequestShape;
import dev.fairlead.client.model.Decoder;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.KnownNames;
import dev.fairlead.profile.Profiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.databind.json.JsonMapper;

/** From the bytes of an answer to typed objects, and from what a caller sets to the bytes of a request. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmarks {

    private static final Decoder<List<dev.fairlead.benchmarks.stripe.Customer>> CUSTOMERS =
            Decoder.list(Decoder.model(dev.fairlead.benchmarks.stripe.Customer::of));

    private final byte[] page = CustomerPage.text();
    private final KnownNames names = new KnownNames(); // as the client has for each operation
    private final JsonMapper jackson = JsonMapper.builder().build();
    private final RequestEncoder encoder =
            new RequestEncoder(Profiles.bundled("stripe").wire());
    private final RequestShape shape = new RequestShape("/v1/payment_intents", BodyEncoding.FORM, Set.of(), Set.of());

    @Benchmark
    public Object decodeFairlead() {
        return customers();
    }

    @Benchmark
    public Object decodeStripeJava() {
        return stripeJava();
    }

    @Benchmark
    public Object decodeJackson() {
        return jackson.readValue(page, PlainCustomer.Page.class);
    }

    private List<dev.fairlead.benchmarks.stripe.Customer> customers() {
        return CUSTOMERS.decode(Objects.requireNonNull(((JsonObject) Json.parse(page, names)).get("data")));
    }

    /** It reads answers as text, as its own transport gives them to it. */
    private CustomerCollection stripeJava() {
        return ApiResource.GSON.fromJson(new String(page, StandardCharsets.UTF_8), CustomerCollection.class);
    }

    @Benchmark
    public void decodeAndReadFairlead(Blackhole hole) {
        for (dev.fairlead.benchmarks.stripe.Customer customer : customers()) {
            hole.consume(customer.id());
            hole.consume(customer.email());
            hole.consume(customer.name());
            hole.consume(customer.created());
            hole.consume(customer.balance());
            hole.consume(customer.currency());
            hole.consume(Objects.requireNonNull(customer.address()).city());
            hole.consume(Objects.requireNonNull(customer.metadata()).get("order_id"));
            hole.consume(customer.taxExempt());
            hole.consume(customer.livemode());
        }
    }

    @Benchmark
    public void decodeAndReadStripeJava(Blackhole hole) {
        for (Customer customer : stripeJava().getData()) {
            hole.consume(customer.getId());
            hole.consume(customer.getEmail());
            hole.consume(customer.getName());
            hole.consume(customer.getCreated());
            hole.consume(customer.getBalance());
            hole.consume(customer.getCurrency());
            hole.consume(customer.getAddress().getCity());
            hole.consume(customer.getMetadata().get("order_id"));
            hole.consume(customer.getTaxExempt());
            hole.consume(customer.getLivemode());
        }
    }

    @Benchmark
    public void decodeAndReadJackson(Blackhole hole) {
        for (PlainCustomer.Customer customer :
                jackson.readValue(page, PlainCustomer.Page.class).data()) {
            hole.consume(customer.id());
            hole.consume(customer.email());
            hole.consume(customer.name());
            hole.consume(customer.created());
            hole.consume(customer.balance());
            hole.consume(customer.currency());
            hole.consume(customer.address().city());
            hole.consume(customer.metadata().get("order_id"));
            hole.consume(customer.tax_exempt());
            hole.consume(customer.livemode());
        }
    }

    @Benchmark
    public EncodedRequest encodeFairlead() {
        dev.fairlead.benchmarks.stripe.PaymentIntentCreateParams params =
                new dev.fairlead.benchmarks.stripe.PaymentIntentCreateParams()
                        .amount(2_000)
                        .currency("usd")
                        .customer("cus_NffrFeUfNV2Hib")
                        .paymentMethod("pm_1MqLiJLkdIwHu7ixUEgbFdYF")
                        .paymentMethodTypes(List.of("card", "link"))
                        .description("Order 6735, shipped in two parts")
                        .receiptEmail("ada@example.com")
                        .statementDescriptorSuffix("ORDER 6735")
                        .captureMethod(dev.fairlead.benchmarks.stripe.PaymentIntentCreateParams.CaptureMethod.AUTOMATIC)
                        .metadata("order_id", "6735")
                        .metadata("channel", "web")
                        .shipping(shipping -> shipping.name("Ada Lovelace")
                                .phone("+44 20 7946 0000")
                                .address(address -> address.city("London")
                                        .country("GB")
                                        .line1("12 St James's Square")
                                        .postalCode("SW1Y 4LE")))
                        .expand(List.of("customer"));
        return encoder.encode(shape, Map.of(), params);
    }

    @Benchmark
    public byte[] encodeStripeJava() throws IOException {
        PaymentIntentCreateParams params = PaymentIntentCreateParams.builder()
                .setAmount(2_000L)
                .setCurrency("usd")
                .setCustomer("cus_NffrFeUfNV2Hib")
                .setPaymentMethod("pm_1MqLiJLkdIwHu7ixUEgbFdYF")
                .addPaymentMethodType("card")
                .addPaymentMethodType("link")
                .setDescription("Order 6735, shipped in two parts")
                .setReceiptEmail("ada@example.com")
                .setStatementDescriptorSuffix("ORDER 6735")
                .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.AUTOMATIC)
                .putMetadata("order_id", "6735")
                .putMetadata("channel", "web")
                .setShipping(PaymentIntentCreateParams.Shipping.builder()
                        .setName("Ada Lovelace")
                        .setPhone("+44 20 7946 0000")
                        .setAddress(PaymentIntentCreateParams.Shipping.Address.builder()
                                .setCity("London")
                                .setCountry("GB")
                                .setLine1("12 St James's Square")
                                .setPostalCode("SW1Y 4LE")
                                .build())
                        .build())
                .addExpand("customer")
                .build();
        return FormEncoder.createHttpContent(params.toMap()).byteArrayContent();
    }

    @Benchmark
    public byte[] encodeJackson() {
        return jackson.writeValueAsBytes(new PlainCustomer.Payment(
                2_000,
                "usd",
                "cus_NffrFeUfNV2Hib",
                "pm_1MqLiJLkdIwHu7ixUEgbFdYF",
                List.of("card", "link"),
                "Order 6735, shipped in two parts",
                "ada@example.com",
                "ORDER 6735",
                "automatic",
                Map.of("order_id", "6735", "channel", "web"),
                new PlainCustomer.PaymentShipping(
                        "Ada Lovelace",
                        "+44 20 7946 0000",
                        new PlainCustomer.Address("London", "GB", "12 St James's Square", null, "SW1Y 4LE", null)),
                List.of("customer")));
    }
}
