package dev.fairlead.demo.everycall;

import dev.fairlead.demo.stripe.Invoice;
import dev.fairlead.demo.stripe.PaymentIntent;
import dev.fairlead.demo.stripe.PaymentIntentCreateParams.CaptureMethod;
import dev.fairlead.demo.stripe.PaymentMethodCreateParams;
import dev.fairlead.demo.stripe.PriceCreateParams.Recurring.Interval;
import dev.fairlead.demo.stripe.StripeClient;
import dev.fairlead.demo.stripe.Subscription;
import dev.fairlead.demo.stripe.SubscriptionCreateParams.CollectionMethod;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Brings about what operations need that want more than their required parameters: an object in the right state. */
final class Preparation {

    private final StripeClient stripe;
    private final String customer;
    private final String price;

    Preparation(StripeClient stripe) {
        this.stripe = stripe;
        this.customer =
                stripe.customers().create(c -> c.email("ada@example.com")).id();
        String product = stripe.products().create(p -> p.name("Rope")).id();
        this.price = stripe.prices()
                .create(p ->
                        p.currency("usd").product(product).unitAmount(1_200).recurring(r -> r.interval(Interval.MONTH)))
                .id();
        String method = attached();
        stripe.customers().update(customer, c -> c.invoiceSettings(i -> i.defaultPaymentMethod(method)));
    }

    /** Returns the id for the only variable of an operation's path; empty where any id of its collection does. */
    Optional<String> idFor(String operation) {
        return Optional.ofNullable(
                switch (operation) {
                    case "PostPaymentIntentsIntentCapture" -> authorised().id();
                    case "PostPaymentIntentsIntentConfirm",
                            "PostPaymentIntentsIntentCancel",
                            "PostPaymentIntentsIntent" -> unconfirmed().id();
                    case "PostChargesChargeCapture" -> chargeOf(authorised());
                    case "GetChargesCharge", "PostChargesCharge" -> chargeOf(paid());
                    case "GetBalanceTransactionsId" ->
                        stripe.balanceTransactions().list().iterator().next().id();
                    case "PostSetupIntentsIntentConfirm" ->
                        stripe.setupIntents()
                                .create(s -> s.paymentMethod("pm_card_visa"))
                                .id();
                    case "PostInvoicesInvoiceFinalize", "PostInvoicesInvoice", "DeleteInvoicesInvoice" -> draft().id();
                    case "PostInvoicesInvoiceVoid", "PostInvoicesInvoicePay", "PostInvoicesInvoiceMarkUncollectible" ->
                        open();
                    case "PostPaymentMethodsPaymentMethodAttach" -> paymentMethod();
                    case "PostPaymentMethodsPaymentMethodDetach", "PostPaymentMethodsPaymentMethod" -> attached();
                    default -> null;
                });
    }

    /** Returns the parameters that an operation wants beyond those that the description requires. */
    JsonObject valuesFor(String operation) {
        String json = switch (operation) {
            case "PostInvoices" -> "{'customer':'CUSTOMER'}";
            case "GetInvoicesUpcoming" -> "{'customer':'CUSTOMER'}";
            case "PostInvoiceitems" -> "{'customer':'CUSTOMER','amount':500,'currency':'usd'}";
            case "PostCharges" -> "{'amount':500,'currency':'usd','source':'tok_visa'}";
            case "PostSubscriptionItems" -> "{'subscription':'SUBSCRIPTION','price':'PRICE'}";
            case "PostPaymentMethods" ->
                "{'type':'card','card':{'number':'4242424242424242','exp_month':12,'exp_year':2040,'cvc':'123'}}";
            case "PostPaymentMethodsPaymentMethodAttach" -> "{'customer':'CUSTOMER'}";
            case "PostPrices" -> "{'unit_amount':100,'product_data':{'name':'Rope'}}";
            case "PostRefunds" -> "{'payment_intent':'" + paid().id() + "'}";
            case "PostSubscriptions" -> "{'customer':'CUSTOMER','items':[{'price':'PRICE'}]}";
            case "GetCustomersSearch" -> "{'query':'email:\\'ada@example.com\\''}";
            case "GetPaymentIntentsSearch", "GetInvoicesSearch", "GetSubscriptionsSearch" ->
                "{'query':'status:\\'active\\''}";
            case "GetChargesSearch", "GetPricesSearch" -> "{'query':'currency:\\'usd\\''}";
            case "GetProductsSearch" -> "{'query':'active:\\'true\\''}";
            default -> "{}";
        };
        String filled = json.replace("\\'", "\u0001")
                .replace('\'', '"')
                .replace("\u0001", "\\\"")
                .replace("CUSTOMER", customer)
                .replace(
                        "SUBSCRIPTION",
                        json.contains("SUBSCRIPTION") ? subscription().id() : "")
                .replace("PRICE", price);
        return Json.parseObject(filled.getBytes(StandardCharsets.UTF_8));
    }

    private PaymentIntent unconfirmed() {
        return stripe.paymentIntents()
                .create(p -> p.amount(2_000).currency("usd").paymentMethod("pm_card_visa"));
    }

    private PaymentIntent paid() {
        return stripe.paymentIntents()
                .create(p -> p.amount(2_000)
                        .currency("usd")
                        .paymentMethod("pm_card_visa")
                        .confirm(true));
    }

    private PaymentIntent authorised() {
        return stripe.paymentIntents()
                .create(p -> p.amount(2_000)
                        .currency("usd")
                        .captureMethod(CaptureMethod.MANUAL)
                        .paymentMethod("pm_card_visa")
                        .confirm(true));
    }

    private static String chargeOf(PaymentIntent intent) {
        return intent.latestCharge().id();
    }

    private String paymentMethod() {
        return stripe.paymentMethods()
                .create(p -> p.type(PaymentMethodCreateParams.Type.CARD)
                        .card(c -> c.number("4242424242424242")
                                .expMonth(12)
                                .expYear(2_040)
                                .cvc("123")))
                .id();
    }

    private String attached() {
        return stripe.paymentMethods()
                .attach(paymentMethod(), p -> p.customer(customer))
                .id();
    }

    private Invoice draft() {
        return stripe.invoices().create(i -> i.customer(customer));
    }

    private Subscription subscription() {
        return stripe.subscriptions()
                .create(s -> s.customer(customer)
                        .addItem(i -> i.price(price))
                        .collectionMethod(CollectionMethod.SEND_INVOICE)
                        .daysUntilDue(30));
    }

    /** One that is sent, and waits for its payment. */
    private String open() {
        String invoice = subscription().latestInvoice().id();
        Invoice found = stripe.invoices().retrieve(invoice);
        return found.status().equals(Invoice.Status.DRAFT)
                ? stripe.invoices().finalizeInvoice(invoice).id()
                : invoice;
    }
}
