package dev.fairlead.sandbox.server;

import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.Books;

/** The books as JSON. */
final class ControlBooks {

    private ControlBooks() {}

    static JsonObject show(Books books) {
        return JsonObject.builder()
                .put(
                        "payments",
                        books.payments().stream().map(ControlBooks::payment).toList())
                .put(
                        "customers",
                        books.customers().stream().map(ControlBooks::customer).toList())
                .put("refunds", books.refunds())
                .put("events", books.events())
                .build();
    }

    private static JsonObject payment(Books.Payment payment) {
        return JsonObject.builder()
                .put("id", payment.id())
                .put("amount", payment.amount())
                .put("captured", payment.captured())
                .put("refunded", payment.refunded())
                .put("currency", payment.currency())
                .put("customer", payment.customer())
                .put("metadata", payment.metadata())
                .put("status", payment.status())
                .put("successfulCharges", payment.successfulCharges())
                .put("createdAt", payment.createdAt())
                .build();
    }

    private static JsonObject customer(Books.Customer customer) {
        return JsonObject.builder()
                .put("id", customer.id())
                .put("email", customer.email())
                .put("name", customer.name())
                .put("metadata", customer.metadata())
                .build();
    }
}
