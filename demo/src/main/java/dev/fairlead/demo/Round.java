package dev.fairlead.demo;

import dev.fairlead.sandbox.core.Books;
import dev.fairlead.telemetry.CallRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One round of the scenario: customers sign up, are listed, and pay; then the books are compared. */
final class Round {

    static final int CUSTOMERS = 250;
    private static final int ORDERS = 300;
    /** How many customers are at the shop at once. */
    private static final int WIDTH = 24;

    private final String word;
    private final String name;
    private final Shop shop;
    private final CallRecorder recorder;
    private final Progress progress;

    /**
     * Creates a round.
     *
     * @param word how people call it
     * @param name how its orders and customers call it, unique over all runs
     */
    Round(String word, String name, Shop shop, CallRecorder recorder, Progress progress) {
        this.word = word;
        this.name = name;
        this.shop = shop;
        this.recorder = recorder;
        this.progress = progress;
    }

    /** Signs the customers up, lists them, and takes the orders as far as they shall go. Returns what is wrong so far. */
    List<String> run(long seed) throws InterruptedException {
        List<String> problems = new ArrayList<>();
        List<String> signedUp = signUp();
        recorder.phase(word + ": list");
        progress.begin(word + ": list the customers", 1);
        List<String> listed = shop.customers(name);
        progress.end(listed.size() + " customers");
        if (listed.size() != CUSTOMERS || !listed.containsAll(signedUp)) {
            problems.add(word + ": " + CUSTOMERS + " customers signed up, but the list holds " + listed.size());
        }
        pay(OrderPlan.orders(name, ORDERS, signedUp, seed));
        recorder.endPhase();
        return problems;
    }

    private List<String> signUp() throws InterruptedException {
        recorder.phase(word + ": sign up");
        progress.begin(word + ": sign up " + CUSTOMERS + " customers", CUSTOMERS);
        List<String> ids = Parallel.map(IntStream.range(0, CUSTOMERS).boxed().toList(), WIDTH, number -> {
            String id = shop.signUp(name, number).id();
            progress.advance();
            return id;
        });
        progress.end("");
        return ids;
    }

    private void pay(List<Order> orders) throws InterruptedException {
        recorder.phase(word + ": payments");
        progress.begin(word + ": take " + orders.size() + " orders", orders.size());
        List<Order> settled = Parallel.map(orders, WIDTH, order -> {
            Order result = shop.settle(order);
            progress.advance();
            return result;
        });
        progress.end(settled.stream().filter(order -> order.plan().isToBePaid()).count() + " payments");
    }

    /** Compares the shop's orders of this round with the provider's books. */
    Tally compare(OrderBook orders, Books books) {
        return Tally.of(orders.orders(name), orders.paidMarks(name), books);
    }

    /** Returns how many of this round's customers the provider's books show. */
    int customersIn(Books books) {
        return Math.toIntExact(books.customers().stream()
                .filter(customer ->
                        customer.metadata().getOrDefault("reference", "").startsWith(name + "-customer-"))
                .count());
    }
}
