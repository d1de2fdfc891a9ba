package dev.fairlead.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import dev.fairlead.description.ApiDescription;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stripe's own Java library, pointed at the sandbox. */
abstract class StripeJavaSuite {

    private Sandbox sandbox;
    private StripeClient stripe;

    abstract ApiDescription description();

    @BeforeEach
    void start() {
        sandbox = Descriptions.start(description());
        stripe = StripeClient.builder()
                .setApiKey(sandbox.apiKey())
                .setApiBase(sandbox.uri().toString())
                .build();
    }

    @AfterEach
    void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    private Customer newCustomer(String email) throws StripeException {
        return stripe.v1()
                .customers()
                .create(CustomerCreateParams.builder()
                        .setEmail(email)
                        .setName("Ada")
                        .putMetadata("plan", "gold")
                        .build());
    }

    private static PaymentIntentCreateParams.Builder payment(String method) {
        return PaymentIntentCreateParams.builder()
                .setAmount(2_000L)
                .setCurrency("usd")
                .setPaymentMethod(method)
                .setConfirm(true)
                .setAutomaticPaymentMethods(PaymentIntentCreateParams.AutomaticPaymentMethods.builder()
                        .setEnabled(true)
                        .setAllowRedirects(PaymentIntentCreateParams.AutomaticPaymentMethods.AllowRedirects.NEVER)
                        .build());
    }

    @Test
    void customersAreMadeReadChangedAndDeleted() throws StripeException {
        Customer made = newCustomer("ada@example.com");
        assertThat(made.getId()).startsWith("cus_");
        assertThat(made.getMetadata()).containsEntry("plan", "gold");

        Customer read = stripe.v1().customers().retrieve(made.getId());
        assertThat(read).isEqualTo(made);

        Customer changed = stripe.v1()
                .customers()
                .update(
                        made.getId(),
                        CustomerUpdateParams.builder().setName("Ada Lovelace").build());
        assertThat(changed.getName()).isEqualTo("Ada Lovelace");
        assertThat(changed.getEmail()).isEqualTo("ada@example.com");

        assertThat(stripe.v1().customers().delete(made.getId()).getDeleted()).isTrue();
        assertThat(stripe.v1().customers().retrieve(made.getId()).getDeleted()).isTrue();
    }

    @Test
    void autoPagingMeetsEachCustomerOnce() throws StripeException {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            made.add(newCustomer("c" + i + "@example.com").getId());
        }
        List<String> listed = new ArrayList<>();
        for (Customer customer : stripe.v1()
                .customers()
                .list(CustomerListParams.builder().setLimit(10L).build())
                .autoPagingIterable()) {
            listed.add(customer.getId());
        }
        assertThat(listed).isEqualTo(made.reversed());
    }

    @Test
    void paymentsAreConfirmedCapturedCancelledAndRefunded() throws StripeException {
        PaymentIntent paid =
                stripe.v1().paymentIntents().create(payment("pm_card_visa").build());
        assertThat(paid.getStatus()).isEqualTo("succeeded");
        Refund refund = stripe.v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(paid.getId())
                        .setAmount(700L)
                        .build());
        assertThat(refund.getStatus()).isEqualTo("succeeded");

        PaymentIntent open = stripe.v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(1_000L)
                        .setCurrency("usd")
                        .setPaymentMethod("pm_card_mastercard")
                        .build());
        assertThat(open.getStatus()).isEqualTo("requires_confirmation");
        assertThat(stripe.v1().paymentIntents().confirm(open.getId()).getStatus())
                .isEqualTo("succeeded");

        PaymentIntent reserved = stripe.v1()
                .paymentIntents()
                .create(payment("pm_card_visa")
                        .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                        .build());
        assertThat(reserved.getAmountCapturable()).isEqualTo(2_000L);
        PaymentIntent captured = stripe.v1()
                .paymentIntents()
                .capture(
                        reserved.getId(),
                        PaymentIntentCaptureParams.builder()
                                .setAmountToCapture(1_200L)
                                .build());
        assertThat(captured.getAmountReceived()).isEqualTo(1_200L);

        PaymentIntent other = stripe.v1()
                .paymentIntents()
                .create(payment("pm_card_visa")
                        .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                        .build());
        assertThat(stripe.v1().paymentIntents().cancel(other.getId()).getStatus())
                .isEqualTo("canceled");
    }

    @Test
    void aDecliningCardIsACardException() {
        assertThatThrownBy(() -> stripe.v1()
                        .paymentIntents()
                        .create(payment("pm_card_chargeDeclinedInsufficientFunds")
                                .build()))
                .isInstanceOfSatisfying(CardException.class, declined -> {
                    assertThat(declined.getStatusCode()).isEqualTo(402);
                    assertThat(declined.getCode()).isEqualTo("card_declined");
                    assertThat(declined.getDeclineCode()).isEqualTo("insufficient_funds");
                    assertThat(declined.getCharge()).startsWith("ch_");
                    assertThat(declined.getRequestId()).startsWith("req_");
                    assertThat(declined.getStripeError().getPaymentIntent().getStatus())
                            .isEqualTo("requires_payment_method");
                });
    }

    @Test
    void theSameKeyGivesTheSameObjectAndOtherParametersAnError() throws StripeException {
        RequestOptions key =
                RequestOptions.builder().setIdempotencyKey("order-1").build();
        PaymentIntent first =
                stripe.v1().paymentIntents().create(payment("pm_card_visa").build(), key);
        PaymentIntent again =
                stripe.v1().paymentIntents().create(payment("pm_card_visa").build(), key);

        assertThat(again.getId()).isEqualTo(first.getId());
        assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(sandbox.books().payments()).hasSize(1);
        assertThatThrownBy(() -> stripe.v1()
                        .paymentIntents()
                        .create(payment("pm_card_visa").setAmount(2_001L).build(), key))
                .isInstanceOf(IdempotencyException.class);
    }

    @Test
    void whatIsWrongIsSaidInStripesWay() {
        assertThatThrownBy(() -> stripe.v1().customers().retrieve("cus_nobody"))
                .isInstanceOfSatisfying(InvalidRequestException.class, missing -> {
                    assertThat(missing.getStatusCode()).isEqualTo(404);
                    assertThat(missing.getCode()).isEqualTo("resource_missing");
                    assertThat(missing.getParam()).isEqualTo("id");
                });
        StripeClient stranger = StripeClient.builder()
                .setApiKey("sk_test_somebodyElse0000000")
                .setApiBase(sandbox.uri().toString())
                .build();
        assertThatThrownBy(() -> stranger.v1().customers().list()).isInstanceOf(AuthenticationException.class);
    }
}
