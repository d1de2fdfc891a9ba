package dev.fairlead.sandbox.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What really happened at the provider, as one consistent snapshot, for comparison with what a client believes.
 *
 * @param payments all payments, oldest first
 * @param customers all customers that are not deleted, oldest first
 * @param refunds how many refunds there are
 * @param events how many events there are
 */
public record Books(List<Payment> payments, List<Customer> customers, int refunds, int events) {

    /** Copies the lists. */
    public Books {
        payments = List.copyOf(payments);
        customers = List.copyOf(customers);
    }

    /**
     * One payment. Amounts are in the currency's smallest unit.
     *
     * @param id the payment's id, for instance of a payment intent
     * @param amount what was asked for
     * @param captured what was taken, refunds not deducted
     * @param refunded what was given back
     * @param currency lower-case ISO 4217
     * @param customer the customer's id, or null
     * @param metadata the caller's own words, for instance the number of an order
     * @param status the provider's word for its state
     * @param successfulCharges how often money was taken or reserved: never more than 1 if all is well
     * @param createdAt in seconds since 1970
     */
    public record Payment(
            String id,
            long amount,
            long captured,
            long refunded,
            String currency,
            @Nullable String customer,
            Map<String, String> metadata,
            String status,
            int successfulCharges,
            long createdAt) {

        /** Copies the map. */
        public Payment {
            metadata = Map.copyOf(metadata);
        }
    }

    /**
     * One customer.
     *
     * @param id the customer's id
     * @param email as given, or null
     * @param name as given, or null
     * @param metadata the caller's own words
     */
    public record Customer(
            String id, @Nullable String email, @Nullable String name, Map<String, String> metadata) {

        /** Copies the map. */
        public Customer {
            metadata = Map.copyOf(metadata);
        }
    }

    /** Returns the payments whose metadata has a name, by its value: more than one under a value is a duplicate. */
    public Map<String, List<Payment>> paymentsBy(String metadataName) {
        return payments.stream()
                .filter(payment -> payment.metadata().containsKey(metadataName))
                .collect(Collectors.groupingBy(payment -> payment.metadata().getOrDefault(metadataName, "")));
    }

    /** Returns the payment with this id. */
    public Optional<Payment> payment(String id) {
        return payments.stream().filter(payment -> payment.id().equals(id)).findFirst();
    }
}
