package dev.fairlead.console.internal.api;

import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.Books;
import dev.fairlead.sandbox.core.Books.Payment;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The sandbox's books in a few figures. */
final class BooksSummary {

    private BooksSummary() {}

    /**
     * Returns {@code customers}, {@code payments}, {@code refunds}, {@code events}, {@code statuses} (payments by status),
     * {@code chargedTwice} (payments for which money was taken more than once: 0 if all is well), {@code money} (for each
     * currency what was {@code captured} and {@code refunded}, in its smallest unit).
     */
    static JsonObject json(Books books) {
        Map<String, Long> statuses = books.payments().stream()
                .collect(Collectors.groupingBy(Payment::status, TreeMap::new, Collectors.counting()));
        Map<String, JsonObject> money = new TreeMap<>();
        books.payments().stream()
                .collect(Collectors.groupingBy(Payment::currency))
                .forEach((currency, payments) -> money.put(
                        currency,
                        JsonObject.builder()
                                .put(
                                        "captured",
                                        payments.stream()
                                                .mapToLong(Payment::captured)
                                                .sum())
                                .put(
                                        "refunded",
                                        payments.stream()
                                                .mapToLong(Payment::refunded)
                                                .sum())
                                .build()));
        return JsonObject.builder()
                .put("customers", books.customers().size())
                .put("payments", books.payments().size())
                .put("refunds", books.refunds())
                .put("events", books.events())
                .put("statuses", statuses)
                .put(
                        "chargedTwice",
                        books.payments().stream()
                                .filter(payment -> payment.successfulCharges() > 1)
                                .count())
                .put("money", money)
                .build();
    }
}
