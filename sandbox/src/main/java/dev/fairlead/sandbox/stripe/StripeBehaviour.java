package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.Action;
import dev.fairlead.sandbox.core.ApiRequest;
import dev.fairlead.sandbox.core.Behaviour;
import dev.fairlead.sandbox.core.Books;
import dev.fairlead.sandbox.core.Ids;
import dev.fairlead.sandbox.generic.Prefixes;
import dev.fairlead.sandbox.store.Stores;
import dev.fairlead.sandbox.webhook.WebhookSender;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stripe: which operation is done by what. */
public final class StripeBehaviour implements Behaviour {

    private final Map<String, Action> actions = new HashMap<>();
    private final Account account;
    private final Ids ids;
    private final InstantSource clock;
    private final Refunds refunds;
    private final Confirmation confirmation;
    private final SetupIntents setups;

    /**
     * Creates an account without objects.
     *
     * @param apiVersion the version that events say they are of
     */
    public StripeBehaviour(Stores stores, Ids ids, WebhookSender webhooks, InstantSource clock, String apiVersion) {
        this.ids = ids;
        this.clock = clock;
        account = new Account(stores, ids, new EventLog(stores.of(Events.KIND), ids, webhooks, apiVersion));
        Ledger ledger = new Ledger(account);
        PaymentMethods methods = new PaymentMethods(account);
        Charges charges = new Charges(account, ledger);
        refunds = new Refunds(account, charges, ledger);
        confirmation = new Confirmation(account, methods, charges);
        PaymentIntents intents = new PaymentIntents(account, methods, charges, confirmation);
        setups = new SetupIntents(account, methods);
        Prices prices = new Prices(account);
        InvoiceItems invoiceItems = new InvoiceItems(account);
        InvoicePayment payment = new InvoicePayment(account, intents, methods, confirmation);
        Invoices invoices = new Invoices(account, invoiceItems, payment);
        SubscriptionItems items = new SubscriptionItems(account, prices);
        SubscriptionStart start = new SubscriptionStart(account, items, invoices, payment, methods);
        Subscriptions subscriptions = new Subscriptions(account, items, start);
        customers(new Customers(account, methods, subscriptions::cancelAllOf));
        methods(methods);
        payments(intents, charges);
        setups();
        catalogue(new Products(account, prices), prices);
        subscriptions(subscriptions, items);
        invoices(invoices, invoiceItems);
        searches(new Search(account));
        money(ledger);
        events(new Events(account), new WebhookEndpoints(account, webhooks));
    }

    private void customers(Customers customers) {
        on("POST /v1/customers", customers::create);
        on("GET /v1/customers", customers::list);
        on("GET /v1/customers/{}", customers::retrieve);
        on("POST /v1/customers/{}", customers::update);
        on("DELETE /v1/customers/{}", customers::delete);
    }

    private void methods(PaymentMethods methods) {
        on("GET /v1/customers/{}/payment_methods", methods::listOfCustomer);
        on("GET /v1/customers/{}/payment_methods/{}", methods::retrieveOfCustomer);
        on("POST /v1/payment_methods", methods::create);
        on("GET /v1/payment_methods", methods::list);
        on("GET /v1/payment_methods/{}", methods::retrieve);
        on("POST /v1/payment_methods/{}", methods::update);
        on("POST /v1/payment_methods/{}/attach", methods::attach);
        on("POST /v1/payment_methods/{}/detach", methods::detach);
    }

    private void payments(PaymentIntents intents, Charges charges) {
        on("POST /v1/payment_intents", intents::create);
        on("GET /v1/payment_intents", intents::list);
        on("GET /v1/payment_intents/{}", intents::retrieve);
        on("POST /v1/payment_intents/{}", intents::update);
        on("POST /v1/payment_intents/{}/confirm", intents::confirm);
        on("POST /v1/payment_intents/{}/capture", intents::capture);
        on("POST /v1/payment_intents/{}/cancel", intents::cancel);
        DirectCharges direct = new DirectCharges(account, charges, intents);
        on("POST /v1/charges", direct::create);
        on("POST /v1/charges/{}/capture", direct::capture);
        on("GET /v1/charges", charges::list);
        on("GET /v1/charges/{}", charges::retrieve);
        on("POST /v1/charges/{}", charges::update);
        on("POST /v1/refunds", refunds::create);
        on("GET /v1/refunds", refunds::list);
        on("GET /v1/refunds/{}", refunds::retrieve);
        on("POST /v1/refunds/{}", refunds::update);
        on("POST /v1/refunds/{}/cancel", refunds::cancel);
    }

    private void setups() {
        on("POST /v1/setup_intents", setups::create);
        on("GET /v1/setup_intents", setups::list);
        on("GET /v1/setup_intents/{}", setups::retrieve);
        on("POST /v1/setup_intents/{}", setups::update);
        on("POST /v1/setup_intents/{}/confirm", setups::confirm);
        on("POST /v1/setup_intents/{}/cancel", setups::cancel);
    }

    private void catalogue(Products products, Prices prices) {
        on("POST /v1/products", products::create);
        on("GET /v1/products", products::list);
        on("GET /v1/products/{}", products::retrieve);
        on("POST /v1/products/{}", products::update);
        on("DELETE /v1/products/{}", products::delete);
        on("POST /v1/prices", prices::create);
        on("GET /v1/prices", prices::list);
        on("GET /v1/prices/{}", prices::retrieve);
        on("POST /v1/prices/{}", prices::update);
    }

    private void subscriptions(Subscriptions subscriptions, SubscriptionItems items) {
        on("POST /v1/subscriptions", subscriptions::create);
        on("GET /v1/subscriptions", subscriptions::list);
        on("GET /v1/subscriptions/{}", subscriptions::retrieve);
        on("POST /v1/subscriptions/{}", subscriptions::update);
        on("DELETE /v1/subscriptions/{}", subscriptions::cancel);
        on("POST /v1/subscriptions/{}/resume", subscriptions::resume);
        on("POST /v1/subscription_items", items::create);
        on("GET /v1/subscription_items", items::list);
        on("GET /v1/subscription_items/{}", items::retrieve);
        on("POST /v1/subscription_items/{}", items::update);
        on("DELETE /v1/subscription_items/{}", items::delete);
    }

    private void invoices(Invoices invoices, InvoiceItems items) {
        on("POST /v1/invoices", invoices::create);
        on("GET /v1/invoices", invoices::list);
        on("GET /v1/invoices/{}", invoices::retrieve);
        on("POST /v1/invoices/{}", invoices::update);
        on("DELETE /v1/invoices/{}", invoices::delete);
        on("GET /v1/invoices/{}/lines", invoices::lines);
        on("POST /v1/invoices/{}/finalize", invoices::finalizeInvoice);
        on("POST /v1/invoices/{}/pay", invoices::pay);
        on("POST /v1/invoices/{}/void", invoices::voidInvoice);
        on("POST /v1/invoices/{}/mark_uncollectible", invoices::markUncollectible);
        on("POST /v1/invoices/{}/send", invoices::send);
        on("POST /v1/invoiceitems", items::create);
        on("GET /v1/invoiceitems", items::list);
        on("GET /v1/invoiceitems/{}", items::retrieve);
        on("POST /v1/invoiceitems/{}", items::update);
        on("DELETE /v1/invoiceitems/{}", items::delete);
    }

    private void searches(Search search) {
        on("GET /v1/customers/search", search.over(Customers.KIND));
        on("GET /v1/payment_intents/search", search.over(PaymentIntents.KIND));
        on("GET /v1/charges/search", search.over(Charges.KIND));
        on("GET /v1/products/search", search.over(Products.KIND));
        on("GET /v1/prices/search", search.over(Prices.KIND));
        on("GET /v1/subscriptions/search", search.over(Subscriptions.KIND));
        on("GET /v1/invoices/search", search.over(Invoices.KIND));
    }

    private void money(Ledger ledger) {
        on("GET /v1/balance", ledger::balance);
        on("GET /v1/balance_transactions", ledger::list);
        on("GET /v1/balance_transactions/{}", ledger::retrieve);
        on("GET /v1/balance/history", ledger::list);
        on("GET /v1/balance/history/{}", ledger::retrieve);
    }

    private void events(Events events, WebhookEndpoints endpoints) {
        on("GET /v1/events", events::list);
        on("GET /v1/events/{}", events::retrieve);
        on("POST /v1/webhook_endpoints", endpoints::create);
        on("GET /v1/webhook_endpoints", endpoints::list);
        on("GET /v1/webhook_endpoints/{}", endpoints::retrieve);
        on("POST /v1/webhook_endpoints/{}", endpoints::update);
        on("DELETE /v1/webhook_endpoints/{}", endpoints::delete);
    }

    private void on(String operation, Action action) {
        actions.put(operation, action);
    }

    @Override
    public @Nullable Action actionFor(String operation) {
        return actions.get(operation);
    }

    @Override
    public @Nullable JsonObject expansion(JsonObject object, String field) {
        return switch (object.string("object") + "." + field) {
            case "charge.refunds" -> refunds.ofCharge(object);
            default -> null;
        };
    }

    @Override
    public Map<String, String> throttledHeaders() {
        return Map.of("Stripe-Rate-Limited-Reason", "global-rate");
    }

    /** Returns what Stripe's ids begin with. */
    public Prefixes prefixes() {
        return StripePrefixes::of;
    }

    @Override
    public boolean authenticate(String id, boolean succeeds) {
        ApiRequest request = new ApiRequest(
                "POST",
                "/__sandbox/payments/" + id,
                List.of(id),
                JsonObject.empty(),
                ids.next("req_", 14),
                null,
                null,
                null,
                null,
                null,
                clock.instant().getEpochSecond());
        return confirmation.authenticate(id, succeeds, request) || setups.authenticate(id, succeeds, request);
    }

    @Override
    public Books books() {
        return Bookkeeping.books(account);
    }
}
