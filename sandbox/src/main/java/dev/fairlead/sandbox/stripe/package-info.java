/**
 * How Stripe behaves beyond create, read, update and delete: payments and their states, cards that decline, refunds,
 * subscriptions, invoices, events.
 */
@NullMarked
package dev.fairlead.sandbox.stripe;

import org.jspecify.annotations.NullMarked;
