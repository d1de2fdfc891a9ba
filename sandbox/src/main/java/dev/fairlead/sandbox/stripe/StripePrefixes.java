package dev.fairlead.sandbox.stripe;

import dev.fairlead.sandbox.generic.Prefixes;
import java.util.Map;

/** What Stripe's ids begin with, for kinds that are known by their description alone. */
final class StripePrefixes {

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("account", "acct_"),
            Map.entry("application_fee", "fee_"),
            Map.entry("apple_pay_domain", "apwc_"),
            Map.entry("bank_account", "ba_"),
            Map.entry("billing_portal.configuration", "bpc_"),
            Map.entry("billing_portal.session", "bps_"),
            Map.entry("billing.meter", "mtr_"),
            Map.entry("card", "card_"),
            Map.entry("checkout.session", "cs_test_"),
            Map.entry("climate.order", "climorder_"),
            Map.entry("credit_note", "cn_"),
            Map.entry("customer_balance_transaction", "cbtxn_"),
            Map.entry("discount", "di_"),
            Map.entry("dispute", "dp_"),
            Map.entry("entitlements.feature", "feat_"),
            Map.entry("ephemeral_key", "ephkey_"),
            Map.entry("fee_refund", "fr_"),
            Map.entry("file", "file_"),
            Map.entry("file_link", "link_"),
            Map.entry("financial_connections.account", "fca_"),
            Map.entry("financial_connections.session", "fcsess_"),
            Map.entry("identity.verification_report", "vr_"),
            Map.entry("identity.verification_session", "vs_"),
            Map.entry("issuing.authorization", "iauth_"),
            Map.entry("issuing.card", "ic_"),
            Map.entry("issuing.cardholder", "ich_"),
            Map.entry("issuing.dispute", "idp_"),
            Map.entry("issuing.transaction", "ipi_"),
            Map.entry("mandate", "mandate_"),
            Map.entry("payment_link", "plink_"),
            Map.entry("payment_method_configuration", "pmc_"),
            Map.entry("payment_method_domain", "pmd_"),
            Map.entry("payout", "po_"),
            Map.entry("person", "person_"),
            Map.entry("plan", "plan_"),
            Map.entry("promotion_code", "promo_"),
            Map.entry("quote", "qt_"),
            Map.entry("radar.early_fraud_warning", "issfr_"),
            Map.entry("radar.value_list", "rsl_"),
            Map.entry("radar.value_list_item", "rsli_"),
            Map.entry("reporting.report_run", "frr_"),
            Map.entry("review", "prv_"),
            Map.entry("setup_attempt", "setatt_"),
            Map.entry("shipping_rate", "shr_"),
            Map.entry("source", "src_"),
            Map.entry("subscription_schedule", "sub_sched_"),
            Map.entry("tax.calculation", "taxcalc_"),
            Map.entry("tax.registration", "taxreg_"),
            Map.entry("tax.transaction", "tax_"),
            Map.entry("tax_code", "txcd_"),
            Map.entry("tax_id", "txi_"),
            Map.entry("tax_rate", "txr_"),
            Map.entry("terminal.configuration", "tmc_"),
            Map.entry("terminal.location", "tml_"),
            Map.entry("terminal.reader", "tmr_"),
            Map.entry("test_helpers.test_clock", "clock_"),
            Map.entry("token", "tok_"),
            Map.entry("topup", "tu_"),
            Map.entry("transfer", "tr_"),
            Map.entry("transfer_reversal", "trr_"),
            Map.entry("treasury.financial_account", "fa_"),
            Map.entry("usage_record", "mbur_"));

    private static final Prefixes OTHERS = Prefixes.fromNames();

    private StripePrefixes() {}

    static String of(String kind) {
        String known = KNOWN.get(kind);
        return known == null ? OTHERS.of(kind) : known;
    }
}
