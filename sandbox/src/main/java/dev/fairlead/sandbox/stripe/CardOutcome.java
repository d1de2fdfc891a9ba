package dev.fairlead.sandbox.stripe;

import dev.fairlead.sandbox.core.ApiFailure;
import org.jspecify.annotations.Nullable;

/** What happens when a test card is charged. */
enum CardOutcome {
    APPROVED(null, null, ""),
    DECLINED("card_declined", "generic_decline", "The card was declined."),
    INSUFFICIENT_FUNDS("card_declined", "insufficient_funds", "The card has insufficient funds."),
    LOST("card_declined", "lost_card", "The card was declined."),
    STOLEN("card_declined", "stolen_card", "The card was declined."),
    FRAUDULENT("card_declined", "fraudulent", "The card was declined."),
    VELOCITY(
            "card_declined",
            "card_velocity_exceeded",
            "The card was declined for making too many purchases in a row, or exceeding its limit."),
    EXPIRED("expired_card", "expired_card", "The card has expired."),
    INCORRECT_CVC("incorrect_cvc", "incorrect_cvc", "The card's security code is incorrect."),
    PROCESSING_ERROR(
            "processing_error", "processing_error", "An error occurred while the card was processed. Try again later."),
    /** Can be attached to a customer, but not charged. */
    DECLINED_ON_CHARGE("card_declined", "generic_decline", "The card was declined."),
    /** Wants its holder to authenticate, unless it was set up for payments without its holder. */
    AUTHENTICATION_UNLESS_SET_UP(
            "authentication_required", "authentication_required", "The card requires authentication."),
    /** Wants its holder to authenticate each time. */
    AUTHENTICATION("authentication_required", "authentication_required", "The card requires authentication."),
    /** Wants its holder to authenticate, and has insufficient funds then. */
    AUTHENTICATION_IN_VAIN("authentication_required", "authentication_required", "The card requires authentication.");

    private final @Nullable String code;
    private final @Nullable String declineCode;
    private final String message;

    CardOutcome(@Nullable String code, @Nullable String declineCode, String message) {
        this.code = code;
        this.declineCode = declineCode;
        this.message = message;
    }

    boolean asksForAuthentication() {
        return this == AUTHENTICATION || this == AUTHENTICATION_UNLESS_SET_UP || this == AUTHENTICATION_IN_VAIN;
    }

    /** Returns whether attaching the card to a customer is declined already. */
    boolean failsWhenAttached() {
        return this != APPROVED && this != DECLINED_ON_CHARGE && !asksForAuthentication();
    }

    /** Returns what becomes of the payment once the card's holder has authenticated. */
    CardOutcome onceAuthenticated() {
        return this == AUTHENTICATION_IN_VAIN ? INSUFFICIENT_FUNDS : APPROVED;
    }

    /** Returns the failure of a card that is not charged. */
    ApiFailure failure() {
        ApiFailure failure = ApiFailure.of(402, "card_error", message);
        failure = code == null ? failure : failure.code(code);
        if (declineCode != null && "card_declined".equals(code)) {
            return failure.declineCode(declineCode);
        }
        String param = this == INCORRECT_CVC ? "cvc" : this == EXPIRED ? "exp_month" : null;
        failure = param == null ? failure : failure.param(param);
        return asksForAuthentication() ? failure.declineCode("authentication_required") : failure;
    }
}
