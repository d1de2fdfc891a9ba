package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Balance transactions and the balance that they come to. */
final class Ledger {

    static final String KIND = "balance_transaction";
    private static final long DAY = 86_400;

    private final Account account;

    Ledger(Account account) {
        this.account = account;
    }

    /** Enters money that was taken, less the fee, and returns the id of the entry. */
    String taken(String charge, long amount, String currency, ApiRequest request) {
        return enter("charge", charge, amount, Money.fee(amount), currency, request);
    }

    /** Enters money that was given back and returns the id of the entry. */
    String givenBack(String refund, long amount, String currency, ApiRequest request) {
        return enter("refund", refund, -amount, 0, currency, request);
    }

    private String enter(String type, String source, long amount, long fee, String currency, ApiRequest request) {
        String id = account.newId("txn_");
        account.save(JsonObject.builder()
                .put("id", id)
                .put("object", KIND)
                .put("amount", amount)
                .put("available_on", request.now() + 2 * DAY)
                .put("created", request.now())
                .put("currency", currency)
                .put("description", null)
                .put("exchange_rate", null)
                .put("fee", fee)
                .put("fee_details", fee == 0 ? List.of() : List.of(feeDetail(fee, currency)))
                .put("net", amount - fee)
                .put("reporting_category", type)
                .put("source", source)
                .put("status", "pending")
                .put("type", type)
                .build());
        return id;
    }

    private static JsonObject feeDetail(long fee, String currency) {
        return JsonObject.builder()
                .put("amount", fee)
                .put("application", null)
                .put("currency", currency)
                .put("description", "Processing fee")
                .put("type", "stripe_fee")
                .build();
    }

    JsonObject retrieve(ApiRequest request) {
        return settled(account.named(KIND, request), request.now());
    }

    JsonObject list(ApiRequest request) {
        JsonObject page = account.list(KIND, request, "currency", "source", "type");
        List<JsonObject> data = Fields.objects(page.array("data")).stream()
                .map(entry -> settled(entry, request.now()))
                .toList();
        return page.toBuilder()
                .put("data", data)
                .put("url", "/v1/balance_transactions")
                .build();
    }

    /** An entry becomes available as time goes by. */
    private static JsonObject settled(JsonObject entry, long now) {
        return isAvailable(entry, now)
                ? entry.toBuilder().put("status", "available").build()
                : entry;
    }

    private static boolean isAvailable(JsonObject entry, long now) {
        return Fields.amount(entry, "available_on") <= now;
    }

    JsonObject balance(ApiRequest request) {
        Map<String, Long> available = new TreeMap<>(Map.of("usd", 0L));
        Map<String, Long> pending = new TreeMap<>(Map.of("usd", 0L));
        account.all(KIND)
                .newestFirst()
                .forEach(entry -> (isAvailable(entry, request.now()) ? available : pending)
                        .merge(Fields.string(entry, "currency"), Fields.amount(entry, "net"), Long::sum));
        pending.keySet().forEach(currency -> available.putIfAbsent(currency, 0L));
        available.keySet().forEach(currency -> pending.putIfAbsent(currency, 0L));
        return JsonObject.builder()
                .put("object", "balance")
                .put("available", shown(available))
                .put("livemode", false)
                .put("pending", shown(pending))
                .build();
    }

    private static List<JsonObject> shown(Map<String, Long> sums) {
        return sums.entrySet().stream()
                .map(sum -> JsonObject.builder()
                        .put("amount", sum.getValue())
                        .put("currency", sum.getKey())
                        .put(
                                "source_types",
                                JsonObject.builder().put("card", sum.getValue()).build())
                        .build())
                .toList();
    }
}
