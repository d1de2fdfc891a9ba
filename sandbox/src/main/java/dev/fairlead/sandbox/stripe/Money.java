package dev.fairlead.sandbox.stripe;

import dev.fairlead.sandbox.core.ApiFailure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/** Amounts in the smallest unit of their currency. */
final class Money {

    private static final long MOST = 99_999_999;
    /** The least amounts that Stripe publishes, for the currencies whose amount is not 50. */
    private static final Map<String, Long> LEAST = Map.ofEntries(
            Map.entry("aed", 200L),
            Map.entry("bgn", 100L),
            Map.entry("czk", 1500L),
            Map.entry("dkk", 250L),
            Map.entry("gbp", 30L),
            Map.entry("hkd", 400L),
            Map.entry("huf", 17500L),
            Map.entry("mxn", 1000L),
            Map.entry("myr", 200L),
            Map.entry("nok", 300L),
            Map.entry("pln", 200L),
            Map.entry("sek", 300L),
            Map.entry("thb", 1000L));

    private Money() {}

    /** Returns the currency in lower case: 400 if there is none of this code. */
    static String currency(String given) {
        try {
            Currency.getInstance(given.toUpperCase(Locale.ROOT));
            return given.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException unknown) {
            throw ApiFailure.invalid("Invalid currency: " + given + ". It is a code of three letters, as in ISO 4217.")
                    .param("currency");
        }
    }

    /** Checks the amount of a payment. */
    static void checkPayment(long amount, String currency) {
        if (amount < 0) {
            throw ApiFailure.invalid("Invalid amount: it is at least 1.")
                    .code("parameter_invalid_integer")
                    .param("amount");
        }
        long least = LEAST.getOrDefault(currency, 50L);
        if (amount < least) {
            throw ApiFailure.invalid("The amount is at least " + shown(least, currency) + ".")
                    .code("amount_too_small")
                    .param("amount");
        }
        if (amount > MOST) {
            throw ApiFailure.invalid("The amount is at most " + shown(MOST, currency) + ".")
                    .code("amount_too_large")
                    .param("amount");
        }
    }

    /** Returns Stripe's fee for a card payment: 2.9 % and 30, rounded half up. */
    static long fee(long amount) {
        return BigDecimal.valueOf(amount)
                .multiply(new BigDecimal("0.029"))
                .add(BigDecimal.valueOf(30))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Returns an amount for people, for instance {@code 12.50 usd}. */
    static String shown(long amount, String currency) {
        int digits = Math.max(
                0, Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits());
        return BigDecimal.valueOf(amount, digits).toPlainString() + " " + currency;
    }
}
