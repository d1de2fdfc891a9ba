package dev.fairlead.benchmarks.decode;

import dev.fairlead.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;

/** A page of 100 customers as Stripe writes one: every field of the description set, two spaces of indentation. */
final class CustomerPage {

    static final int CUSTOMERS = 100;

    @SuppressWarnings("InlineFormatString") // it is long
    private static final String CUSTOMER = """
            {"id":"cus_%1$s","object":"customer","address":{"city":"London","country":"GB","line1":"%2$d St James's Square",
            "line2":null,"postal_code":"SW1Y 4LE","state":null},"balance":%3$d,"cash_balance":{"object":"cash_balance",
            "available":{"eur":%2$d00,"gbp":0},"customer":"cus_%1$s","livemode":false,"settings":{"reconciliation_mode":"automatic",
            "using_merchant_default":true}},"created":%4$d,"currency":"gbp","default_source":"card_%1$s","delinquent":false,
            "description":"Customer number %2$d, who came by way of the spring campaign","discount":{"id":"di_%1$s","object":"discount",
            "checkout_session":null,"coupon":{"id":"SPRING%2$d","object":"coupon","amount_off":null,"created":%4$d,"currency":null,
            "duration":"repeating","duration_in_months":3,"livemode":false,"max_redemptions":null,"metadata":{},"name":"Spring",
            "percent_off":12.5,"redeem_by":null,"times_redeemed":%2$d,"valid":true},"customer":"cus_%1$s","end":null,"invoice":null,
            "invoice_item":null,"promotion_code":null,"start":%4$d,"subscription":null},"email":"customer.%2$d@example.com",
            "invoice_credit_balance":{"gbp":0},"invoice_prefix":"%1$.7s","invoice_settings":{"custom_fields":[{"name":"Purchase order",
            "value":"PO-%2$d"}],"default_payment_method":"pm_%1$s","footer":"With thanks. Zoë & Müller","rendering_options":{
            "amount_tax_display":"include_inclusive_tax"}},"livemode":false,"metadata":{"order_id":"%2$d","plan":"team","source":"web"},
            "name":"Ada Lovelace the %2$dth","next_invoice_sequence":%2$d,"phone":"+44 20 7946 0%2$03d","preferred_locales":["en-GB","de"],
            "shipping":{"address":{"city":"London","country":"GB","line1":"%2$d St James's Square","line2":"2nd floor",
            "postal_code":"SW1Y 4LE","state":"Greater London"},"name":"Ada Lovelace","phone":"+44 20 7946 0%2$03d"},"sources":{
            "object":"list","data":[{"id":"card_%1$s","object":"card","address_city":"London","address_country":"GB",
            "address_line1":null,"address_line1_check":null,"address_line2":null,"address_state":null,"address_zip":"SW1Y 4LE",
            "address_zip_check":"pass","brand":"Visa","country":"GB","customer":"cus_%1$s","cvc_check":"pass","dynamic_last4":null,
            "exp_month":8,"exp_year":2029,"fingerprint":"Xt5EWLLDS7FJjR1c","funding":"credit","last4":"4242","metadata":{},
            "name":"Ada Lovelace","tokenization_method":null}],"has_more":false,"total_count":1,"url":"/v1/customers/cus_%1$s/sources"},
            "subscriptions":{"object":"list","data":[],"has_more":false,"total_count":0,"url":"/v1/customers/cus_%1$s/subscriptions"},
            "tax":{"automatic_tax":"supported","ip_address":"203.0.113.7","location":{"country":"GB","source":"billing_address",
            "state":null}},"tax_exempt":"none","tax_ids":{"object":"list","data":[{"id":"txi_%1$s","object":"tax_id","country":"GB",
            "created":%4$d,"customer":"cus_%1$s","livemode":false,"type":"gb_vat","value":"GB123456789","verification":{
            "status":"verified","verified_address":"1 St James's Square","verified_name":"LOVELACE LTD"}}],"has_more":false,
            "total_count":1,"url":"/v1/customers/cus_%1$s/tax_ids"},"test_clock":null}""";

    private CustomerPage() {}

    static byte[] text() {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder page = new StringBuilder("{\"object\":\"list\",\"data\":[");
        for (int i = 0; i < CUSTOMERS; i++) {
            String id = Long.toString(random.nextLong(1L << 60, 1L << 62), 36).toUpperCase(Locale.ROOT);
            page.append(i == 0 ? "" : ",")
                    .append(String.format(
                            Locale.ROOT, CUSTOMER, id, i + 1, -random.nextInt(9_000), 1_790_000_000 + 37 * i));
        }
        page.append("],\"has_more\":true,\"url\":\"/v1/customers\"}");
        return Json.parse(page.toString()).toPrettyJson().getBytes(StandardCharsets.UTF_8);
    }
}
