package dev.fairlead.sandbox.stripe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A published test card.
 *
 * @param number as typed
 * @param name what follows {@code pm_card_} in the id of a ready-made payment method, and {@code tok_} in that of a token
 * @param brand for instance {@code visa}
 * @param funding {@code credit}, {@code debit} or {@code prepaid}
 * @param outcome what happens when it is charged
 */
record TestCard(String number, String name, String brand, String funding, CardOutcome outcome) {

    private static final List<TestCard> PUBLISHED = List.of(
            approved("4242424242424242", "visa", "visa", "credit"),
            approved("4000056655665556", "visa_debit", "visa", "debit"),
            approved("5555555555554444", "mastercard", "mastercard", "credit"),
            approved("2223003122003222", "mastercard_2series", "mastercard", "credit"),
            approved("5200828282828210", "mastercard_debit", "mastercard", "debit"),
            approved("5105105105105100", "mastercard_prepaid", "mastercard", "prepaid"),
            approved("378282246310005", "amex", "amex", "credit"),
            approved("371449635398431", "amex_2", "amex", "credit"),
            approved("6011111111111117", "discover", "discover", "credit"),
            approved("3056930009020004", "diners", "diners", "credit"),
            approved("3566002020360505", "jcb", "jcb", "credit"),
            approved("6200000000000005", "unionpay", "unionpay", "credit"),
            approved("4000000000000077", "bypassPending", "visa", "credit"),
            visa("4000000000000002", "chargeDeclined", CardOutcome.DECLINED),
            visa("4000000000009995", "chargeDeclinedInsufficientFunds", CardOutcome.INSUFFICIENT_FUNDS),
            visa("4000000000009987", "chargeDeclinedLostCard", CardOutcome.LOST),
            visa("4000000000009979", "chargeDeclinedStolenCard", CardOutcome.STOLEN),
            visa("4100000000000019", "chargeDeclinedFraudulent", CardOutcome.FRAUDULENT),
            visa("4000000000006975", "chargeDeclinedVelocityLimitExceeded", CardOutcome.VELOCITY),
            visa("4000000000000069", "chargeDeclinedExpiredCard", CardOutcome.EXPIRED),
            visa("4000000000000127", "chargeDeclinedIncorrectCvc", CardOutcome.INCORRECT_CVC),
            visa("4000000000000119", "chargeDeclinedProcessingError", CardOutcome.PROCESSING_ERROR),
            visa("4000000000000341", "chargeCustomerFail", CardOutcome.DECLINED_ON_CHARGE),
            visa("4000002500003155", "authenticationRequiredOnSetup", CardOutcome.AUTHENTICATION_UNLESS_SET_UP),
            visa("4000002760003184", "authenticationRequired", CardOutcome.AUTHENTICATION),
            visa("4000000000003220", "threeDSecure2Required", CardOutcome.AUTHENTICATION),
            visa(
                    "4000008260003178",
                    "authenticationRequiredChargeDeclinedInsufficientFunds",
                    CardOutcome.AUTHENTICATION_IN_VAIN));

    private static final Map<String, TestCard> BY_NUMBER = new HashMap<>();
    private static final Map<String, TestCard> BY_NAME = new HashMap<>();

    static {
        for (TestCard card : PUBLISHED) {
            BY_NUMBER.put(card.number, card);
            BY_NAME.put(card.name, card);
            BY_NAME.put("visa_" + card.name, card); // the newer names say the brand first
        }
    }

    private static TestCard approved(String number, String name, String brand, String funding) {
        return new TestCard(number, name, brand, funding, CardOutcome.APPROVED);
    }

    private static TestCard visa(String number, String name, CardOutcome outcome) {
        return new TestCard(number, name, "visa", "credit", outcome);
    }

    /** Returns the card behind an id such as {@code pm_card_visa} or {@code tok_visa}. */
    static Optional<TestCard> named(String id) {
        String name = id.startsWith("pm_card_") ? id.substring(8) : id.startsWith("tok_") ? id.substring(4) : "";
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Returns the card with this number: a published one, or one that is approved. */
    static TestCard numbered(String number) {
        TestCard published = BY_NUMBER.get(number);
        return published != null ? published : approved(number, "", brandOf(number), "credit");
    }

    private static String brandOf(String number) {
        return switch (number.charAt(0)) {
            case '4' -> "visa";
            case '2', '5' -> "mastercard";
            case '3' -> number.startsWith("35") ? "jcb" : "amex";
            case '6' -> "discover";
            default -> "unknown";
        };
    }

    /** Returns whether the number's check digit is right (ISO/IEC 7812-1, annex B). */
    static boolean isPlausible(String number) {
        if (!number.matches("[0-9]{12,19}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    String lastFour() {
        return number.substring(number.length() - 4);
    }

    /** Returns nothing of the number but its end. */
    @Override
    public String toString() {
        return brand + " ending in " + lastFour();
    }
}
