package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiFailure;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/** The {@code card} of a payment method: checked as it comes in, and shown without what is secret. */
final class CardForm {

    private CardForm() {}

    /**
     * Returns the card that the parameters describe.
     *
     * @throws ApiFailure if number, expiry or security code cannot be right
     */
    static TestCard read(JsonObject card, long now) {
        String token = Fields.text(card, "token");
        if (token != null) {
            return TestCard.named(token)
                    .orElseThrow(() ->
                            ApiFailure.missing("token", token, "card[token]").status(400));
        }
        String number = Fields.text(card, "number");
        if (number == null) {
            throw ApiFailure.invalid("Missing required param: card[number].")
                    .code("parameter_missing")
                    .param("card[number]");
        }
        String digits = number.replaceAll("[ -]", "");
        if (!TestCard.isPlausible(digits)) {
            throw wrong("incorrect_number", "The card number is incorrect.", "number");
        }
        checkExpiry(card, now);
        String cvc = Fields.text(card, "cvc");
        if (cvc != null && !cvc.matches("[0-9]{3,4}")) {
            throw wrong("invalid_cvc", "The card's security code is invalid.", "cvc");
        }
        return TestCard.numbered(digits);
    }

    private static void checkExpiry(JsonObject card, long now) {
        long month = Fields.amount(card, "exp_month");
        long year = Fields.amount(card, "exp_year");
        year = year < 100 ? year + 2000 : year;
        if (month < 1 || month > 12) {
            throw wrong("invalid_expiry_month", "The card's expiration month is invalid.", "exp_month");
        }
        YearMonth today = YearMonth.from(Instant.ofEpochSecond(now).atZone(ZoneOffset.UTC));
        if (year > today.getYear() + 50 || YearMonth.of((int) year, (int) month).isBefore(today)) {
            throw wrong("invalid_expiry_year", "The card's expiration year is invalid.", "exp_year");
        }
    }

    private static ApiFailure wrong(String code, String message, String param) {
        return ApiFailure.of(402, "card_error", message).code(code).param(param);
    }

    /** Returns the card as a payment method shows it. */
    static JsonObject shown(TestCard card, JsonObject given, Account account, long now) {
        int year = Instant.ofEpochSecond(now).atZone(ZoneOffset.UTC).getYear() + 1;
        Long month = given.integer("exp_month");
        Long givenYear = given.integer("exp_year");
        return JsonObject.builder()
                .put("brand", card.brand())
                .put(
                        "checks",
                        JsonObject.builder()
                                .put("address_line1_check", null)
                                .put("address_postal_code_check", null)
                                .put("cvc_check", given.has("cvc") ? "unchecked" : null)
                                .build())
                .put("country", "US")
                .put("display_brand", card.brand())
                .put("exp_month", month == null ? 12 : month)
                .put("exp_year", givenYear == null ? year : givenYear < 100 ? givenYear + 2000 : givenYear)
                .put("fingerprint", account.derived(card.number(), 16))
                .put("funding", card.funding())
                .put("generated_from", null)
                .put("last4", card.lastFour())
                .put(
                        "networks",
                        JsonObject.builder()
                                .put("available", List.of(card.brand()))
                                .put("preferred", null)
                                .build())
                .put(
                        "three_d_secure_usage",
                        JsonObject.builder().put("supported", true).build())
                .put("wallet", null)
                .build();
    }
}
