package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.Books;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The books of the account, from its objects. */
final class Bookkeeping {

    private Bookkeeping() {}

    static Books books(Account account) {
        Map<String, Sums> sums = new HashMap<>();
        account.all(Charges.KIND)
                .newestFirst()
                .forEach(charge -> sums.computeIfAbsent(
                                String.valueOf(charge.string("payment_intent")), intent -> new Sums())
                        .add(charge));
        List<Books.Payment> payments = oldestFirst(
                        account.all(PaymentIntents.KIND).newestFirst())
                .map(intent -> payment(intent, sums.getOrDefault(Fields.string(intent, "id"), new Sums())))
                .toList();
        List<Books.Customer> customers = oldestFirst(account.all(Customers.KIND).newestFirst())
                .map(customer -> new Books.Customer(
                        Fields.string(customer, "id"),
                        customer.string("email"),
                        customer.string("name"),
                        metadata(customer)))
                .toList();
        return new Books(
                payments,
                customers,
                account.all(Refunds.KIND).size(),
                account.all(Events.KIND).size());
    }

    private static Stream<JsonObject> oldestFirst(Stream<JsonObject> newestFirst) {
        return new ArrayList<>(newestFirst.toList()).reversed().stream();
    }

    private static Books.Payment payment(JsonObject intent, Sums sums) {
        return new Books.Payment(
                Fields.string(intent, "id"),
                Fields.amount(intent, "amount"),
                sums.captured,
                sums.refunded,
                Fields.string(intent, "currency"),
                intent.string("customer"),
                metadata(intent),
                Fields.string(intent, "status"),
                sums.successes,
                Fields.amount(intent, "created"));
    }

    private static Map<String, String> metadata(JsonObject object) {
        @Nullable JsonObject metadata = object.object("metadata");
        Map<String, String> words = new HashMap<>();
        if (metadata != null) {
            metadata.forEach(
                    (name, value) -> words.put(name, metadata.text(name).orElse("")));
        }
        return words;
    }

    private static final class Sums {

        private long captured;
        private long refunded;
        private int successes;

        void add(JsonObject charge) {
            if (charge.isTrue("paid")) {
                successes++;
                captured += Fields.amount(charge, "amount_captured");
                refunded += charge.isTrue("captured") ? Fields.amount(charge, "amount_refunded") : 0;
            }
        }
    }
}
