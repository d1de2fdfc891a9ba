package dev.fairlead.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes the orders of a round from a seed: always the same ones. */
final class OrderPlan {

    private OrderPlan() {}

    /**
     * Returns the orders: of twelve, seven are paid at once, two captured later, one refunded, and two declined.
     *
     * @param customers ids to spread the orders over, at least one
     */
    static List<Order> orders(String round, int count, List<String> customers, long seed) {
        Random random = new Random(seed);
        List<Order> orders = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Plan plan = plan(random.nextInt(12));
            long amount = 100L + random.nextInt(50_000);
            String customer = customers.get(random.nextInt(customers.size()));
            orders.add(new Order(
                    "%s-order-%03d".formatted(round, i), round, customer, plan, amount, "usd", null, Order.Step.OPEN));
        }
        return orders;
    }

    private static Plan plan(int die) {
        return switch (die) {
            case 0, 1 -> Plan.CAPTURE_LATER;
            case 2 -> Plan.REFUND;
            case 3, 4 -> Plan.DECLINE;
            default -> Plan.PAY;
        };
    }
}
