package dev.fairlead.benchmarks.decode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records for Jackson's data binding, as somebody would write them who wants all of a customer's fields. */
final class PlainCustomer {

    private PlainCustomer() {}

    record Page(String object, List<Customer> data, boolean has_more, String url) {}

    record Customer(
            String id,
            String object,
            Address address,
            Long balance,
            CashBalance cash_balance,
            long created,
            String currency,
            String default_source,
            Boolean delinquent,
            String description,
            Discount discount,
            String email,
            Map<String, Long> invoice_credit_balance,
            String invoice_prefix,
            InvoiceSettings invoice_settings,
            boolean livemode,
            Map<String, String> metadata,
            String name,
            Long next_invoice_sequence,
            String phone,
            List<String> preferred_locales,
            Shipping shipping,
            Cards sources,
            Subscriptions subscriptions,
            Tax tax,
            String tax_exempt,
            TaxIds tax_ids,
            String test_clock) {}

    record Address(
            String city,
            String country,
            String line1,
            @Nullable String line2,
            String postal_code,
            @Nullable String state) {}

    record CashBalance(
            String object, Map<String, Long> available, String customer, boolean livemode, CashSettings settings) {}

    record CashSettings(String reconciliation_mode, boolean using_merchant_default) {}

    record Discount(
            String id,
            String object,
            String checkout_session,
            Coupon coupon,
            String customer,
            Long end,
            String invoice,
            String invoice_item,
            String promotion_code,
            long start,
            String subscription) {}

    record Coupon(
            String id,
            String object,
            Long amount_off,
            long created,
            String currency,
            String duration,
            Long duration_in_months,
            boolean livemode,
            Long max_redemptions,
            Map<String, String> metadata,
            String name,
            BigDecimal percent_off,
            Long redeem_by,
            long times_redeemed,
            boolean valid) {}

    record InvoiceSettings(
            List<CustomField> custom_fields,
            String default_payment_method,
            String footer,
            Rendering rendering_options) {}

    record CustomField(String name, String value) {}

    record Rendering(String amount_tax_display) {}

    record Shipping(Address address, String name, String phone) {}

    record Cards(String object, List<Card> data, boolean has_more, Long total_count, String url) {}

    record Card(
            String id,
            String object,
            String address_city,
            String address_country,
            String address_line1,
            String address_line1_check,
            String address_line2,
            String address_state,
            String address_zip,
            String address_zip_check,
            String brand,
            String country,
            String customer,
            String cvc_check,
            String dynamic_last4,
            long exp_month,
            long exp_year,
            String fingerprint,
            String funding,
            String last4,
            Map<String, String> metadata,
            String name,
            String tokenization_method) {}

    record Subscriptions(
            String object, List<Map<String, Object>> data, boolean has_more, Long total_count, String url) {}

    record Tax(String automatic_tax, String ip_address, Location location) {}

    record Location(String country, String source, String state) {}

    record TaxIds(String object, List<TaxId> data, boolean has_more, Long total_count, String url) {}

    record TaxId(
            String id,
            String object,
            String country,
            long created,
            String customer,
            boolean livemode,
            String type,
            String value,
            Verification verification) {}

    record Verification(String status, String verified_address, String verified_name) {}

    /** What a payment is made from, written as JSON: Jackson has no forms. */
    record Payment(
            long amount,
            String currency,
            String customer,
            String payment_method,
            List<String> payment_method_types,
            String description,
            String receipt_email,
            String statement_descriptor_suffix,
            String capture_method,
            Map<String, String> metadata,
            PaymentShipping shipping,
            List<String> expand) {}

    record PaymentShipping(String name, String phone, Address address) {}
}
