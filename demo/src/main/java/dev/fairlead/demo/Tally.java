package dev.fairlead.demo;

import dev.fairlead.sandbox.core.Books;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The shop's books against the provider's.
 *
 * @param intended payments that were wanted
 * @param succeeded those that the provider's books show once, in full, and that the shop marked as paid once
 * @param lost those that the provider's books do not show, or that the shop did not mark as paid
 * @param duplicated those that were charged, or marked as paid, more than once
 * @param problems what is wrong, one line each; empty if all is well
 */
record Tally(int intended, int succeeded, int lost, int duplicated, List<String> problems) {

    Tally {
        problems = List.copyOf(problems);
    }

    /** Adds two tallies. */
    Tally plus(Tally other) {
        List<String> all = new ArrayList<>(problems);
        all.addAll(other.problems);
        return new Tally(
                intended + other.intended,
                succeeded + other.succeeded,
                lost + other.lost,
                duplicated + other.duplicated,
                all);
    }

    /**
     * Compares.
     *
     * @param orders what the shop wanted
     * @param paidMarks how often the shop marked each order as paid, by its id
     * @param books what really happened
     */
    static Tally of(List<Order> orders, Map<String, Integer> paidMarks, Books books) {
        return new Comparison(paidMarks, books.paymentsBy("order")).of(orders);
    }

    /** One comparison, while it is made. */
    private static final class Comparison {

        private final Map<String, Integer> paidMarks;
        private final Map<String, List<Books.Payment>> payments;
        private final List<String> problems = new ArrayList<>();
        private int intended;
        private int succeeded;
        private int lost;
        private int duplicated;

        Comparison(Map<String, Integer> paidMarks, Map<String, List<Books.Payment>> payments) {
            this.paidMarks = paidMarks;
            this.payments = payments;
        }

        Tally of(List<Order> orders) {
            for (Order order : orders) {
                List<Books.Payment> made = payments.getOrDefault(order.id(), List.of());
                int charges =
                        made.stream().mapToInt(Books.Payment::successfulCharges).sum();
                int marks = paidMarks.getOrDefault(order.id(), 0);
                if (order.plan().isToBePaid()) {
                    compareWanted(order, made, charges, marks);
                } else if (charges > 0 || marks > 0) {
                    problems.add(order.id() + ": the card was declined, but " + charges + " charges were made and "
                            + marks + " payments marked");
                }
                if (!order.isSettled()) {
                    problems.add(order.id() + ": stopped at " + order.step() + ", planned was " + order.plan());
                }
            }
            return new Tally(intended, succeeded, lost, duplicated, problems);
        }

        private void compareWanted(Order order, List<Books.Payment> made, int charges, int marks) {
            intended++;
            if (charges == 0 || marks == 0) {
                lost++;
                problems.add(order.id() + ": lost (" + charges + " charges, marked as paid " + marks + " times)");
            } else if (charges > 1 || marks > 1) {
                duplicated++;
                problems.add(order.id() + ": double (" + charges + " charges, marked as paid " + marks + " times)");
            } else if (amountsAgree(order, made)) {
                succeeded++;
            }
        }

        private boolean amountsAgree(Order order, List<Books.Payment> made) {
            long captured = made.stream().mapToLong(Books.Payment::captured).sum();
            long refunded = made.stream().mapToLong(Books.Payment::refunded).sum();
            long toRefund = order.plan() == Plan.REFUND ? order.amount() : 0;
            if (captured == order.amount() && refunded == toRefund) {
                return true;
            }
            problems.add(order.id() + ": " + order.amount() + " were to be taken and " + toRefund
                    + " given back; the books say " + captured + " and " + refunded);
            return false;
        }
    }
}
