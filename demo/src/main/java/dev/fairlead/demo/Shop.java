package dev.fairlead.demo;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.error.CallRefusedException;
import dev.fairlead.client.error.DeadlineExceededException;
import dev.fairlead.client.error.PaymentRequiredException;
import dev.fairlead.client.error.RateLimitedException;
import dev.fairlead.client.error.ServerException;
import dev.fairlead.client.error.TransportException;
import dev.fairlead.demo.stripe.Customer;
import dev.fairlead.demo.stripe.PaymentIntent;
import dev.fairlead.demo.stripe.PaymentIntentCreateParams;
import dev.fairlead.demo.stripe.StripeClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A shop that takes payments. It shows what an integration owes its users beyond single calls: an order is written down
 * before the provider hears of it, its idempotency keys come from its id, and a call that ended without a definite answer
 * is repeated with the same key until there is one.
 *
 * <p>Thread-safe.
 */
final class Shop {

    /** How long the shop insists on a definite answer; the client's own retries happen within each try. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(Shop.class);

    private final StripeClient stripe;
    private final OrderBook orders;

    Shop(StripeClient stripe, OrderBook orders) {
        this.stripe = stripe;
        this.orders = orders;
    }

    /** Signs a customer up, once, however often it is called with this number. */
    Customer signUp(String round, int number) {
        String reference = round + "-customer-" + number;
        return insist(() -> stripe.customers()
                .create(
                        customer -> customer.email("customer" + number + "@example.com")
                                .name("Customer " + number)
                                .metadata(Map.of("reference", reference)),
                        CallOptions.idempotencyKey(reference)));
    }

    /** Lists the customers of a round, page by page. */
    List<String> customers(String round) {
        return insist(() -> {
            List<String> ids = new ArrayList<>();
            for (Customer customer : stripe.customers().list(list -> list.limit(100))) {
                Map<String, String> metadata = customer.metadata();
                if (metadata != null && metadata.getOrDefault("reference", "").startsWith(round + "-")) {
                    ids.add(customer.id());
                }
            }
            return ids;
        });
    }

    /** Takes an order as far as it shall go, from wherever it stands. */
    Order settle(Order order) {
        Order current = orders.open(order);
        while (!current.isSettled()) {
            current = switch (current.step()) {
                case OPEN -> pay(current);
                case AUTHORIZED -> capture(current);
                case CHARGED -> refund(current);
                case DECLINED, REFUNDED ->
                    throw new DemoException("order " + current.id() + " came to " + current.step()
                            + ", which was not its plan: " + current.plan());
            };
        }
        return current;
    }

    private Order pay(Order order) {
        try {
            PaymentIntent payment =
                    insist(() -> stripe.paymentIntents().create(create -> describe(order, create), key(order, "pay")));
            Order.Step step = payment.status().equals(PaymentIntent.Status.REQUIRES_CAPTURE)
                    ? Order.Step.AUTHORIZED
                    : Order.Step.CHARGED;
            return orders.advance(order, step, payment.id());
        } catch (PaymentRequiredException declined) {
            log.atInfo()
                    .addKeyValue("order", order.id())
                    .addKeyValue("reason", declined.declineCode().orElse(""))
                    .addKeyValue("request", declined.requestId().orElse(""))
                    .log("payment declined");
            return orders.advance(order, Order.Step.DECLINED, null);
        }
    }

    private static void describe(Order order, PaymentIntentCreateParams create) {
        create.amount(order.amount())
                .currency(order.currency())
                .customer(order.customer())
                .paymentMethod(order.plan() == Plan.DECLINE ? "pm_card_chargeDeclined" : "pm_card_visa")
                .paymentMethodTypes(List.of("card"))
                .confirm(true)
                .metadata(Map.of("order", order.id(), "round", order.round()));
        if (order.plan() == Plan.CAPTURE_LATER) {
            create.captureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL);
        }
    }

    private Order capture(Order order) {
        insist(() -> stripe.paymentIntents().capture(order.knownPayment(), capture -> {}, key(order, "capture")));
        return orders.advance(order, Order.Step.CHARGED, order.paymentIntent());
    }

    private Order refund(Order order) {
        insist(() ->
                stripe.refunds().create(refund -> refund.paymentIntent(order.knownPayment()), key(order, "refund")));
        return orders.advance(order, Order.Step.REFUNDED, order.paymentIntent());
    }

    private static CallOptions key(Order order, String purpose) {
        return CallOptions.idempotencyKey(order.id() + "-" + purpose);
    }

    /** Repeats a step, which must be safe to repeat, until the provider has given a definite answer. */
    private static <T> T insist(Supplier<T> step) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long pauseMillis = 50;
        while (true) {
            try {
                return step.get();
            } catch (TransportException
                    | ServerException
                    | RateLimitedException
                    | DeadlineExceededException
                    | CallRefusedException indefinite) {
                pauseMillis = Math.min(pauseMillis * 2, LONGEST_PAUSE.toMillis());
                if (System.nanoTime() + Duration.ofMillis(pauseMillis).toNanos() > end) {
                    throw indefinite;
                }
                pause(pauseMillis, indefinite);
            }
        }
    }

    private static void pause(long millis, ApiException cause) {
        log.atInfo()
                .addKeyValue("operation", cause.operationId())
                .addKeyValue("error", cause.getClass().getSimpleName())
                .log("no definite answer; asking again with the same key");
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cause;
        }
    }
}
