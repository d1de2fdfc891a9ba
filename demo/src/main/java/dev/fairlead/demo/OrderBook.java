package dev.fairlead.demo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The shop's own books, in a SQLite file that survives the process. An order is written down before the provider is
 * asked for anything, so whatever happens to the process, the next one knows what was under way and repeats it with the
 * same idempotency keys.
 *
 * <p>Thread-safe: one lock guards the one connection; it is held for single statements and no call is made under it.
 */
final class OrderBook implements AutoCloseable {

    private static final List<String> SCHEMA = List.of(
            "create table if not exists runs (id integer primary key autoincrement, began integer not null)",
            """
            create table if not exists orders (
              id text primary key, round text not null, customer text not null, plan text not null,
              amount integer not null, currency text not null, payment_intent text, step text not null)""",
            "create table if not exists paid_marks (order_id text not null, event_id text not null, at integer not null)",
            "create index if not exists paid_marks_by_order on paid_marks (order_id)");

    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();

    private OrderBook(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens the books, making the file where there is none.
     *
     * @throws DemoException if the file cannot be used
     */
    static OrderBook open(Path file) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma journal_mode = wal");
                statement.execute("pragma synchronous = full");
                for (String sql : SCHEMA) {
                    statement.execute(sql);
                }
            }
            return new OrderBook(connection);
        } catch (SQLException e) {
            throw new DemoException("cannot use " + file + " for the shop's orders: " + e.getMessage());
        }
    }

    /**
     * Counts a run of the scenario, so that its orders have names of their own.
     *
     * @return its number, from 1
     */
    int startRun(long atEpochMillis) {
        return read("insert into runs (began) values (?) returning id", row -> row.getInt(1), atEpochMillis)
                .getFirst();
    }

    /** Writes an order down, unless it is there already, and returns it as it stands. */
    Order open(Order order) {
        write(
                "insert or ignore into orders values (?, ?, ?, ?, ?, ?, ?, ?)",
                order.id(),
                order.round(),
                order.customer(),
                order.plan().name(),
                order.amount(),
                order.currency(),
                order.paymentIntent(),
                order.step().name());
        return read("select * from orders where id = ?", OrderBook::order, order.id())
                .getFirst();
    }

    /** Stores how far an order has come. */
    Order advance(Order order, Order.Step step, @Nullable String paymentIntent) {
        write("update orders set step = ?, payment_intent = ? where id = ?", step.name(), paymentIntent, order.id());
        return new Order(
                order.id(),
                order.round(),
                order.customer(),
                order.plan(),
                order.amount(),
                order.currency(),
                paymentIntent,
                step);
    }

    /**
     * Marks an order as paid, if it is not. Events come more than once and a handler may be run again after a crash:
     * this is where they become one payment.
     *
     * @return whether this call was the one that marked it
     */
    boolean markPaid(String orderId, String eventId, long atEpochMillis) {
        return write(
                        "insert into paid_marks select id, ?, ? from orders where id = ?"
                                + " and not exists (select 1 from paid_marks where order_id = orders.id)",
                        eventId,
                        atEpochMillis,
                        orderId)
                == 1;
    }

    /** Returns the orders of a round in the order of their ids. */
    List<Order> orders(String round) {
        return read("select * from orders where round = ? order by id", OrderBook::order, round);
    }

    /** Returns how often each order of a round was marked as paid; orders without a mark are not in it. */
    Map<String, Integer> paidMarks(String round) {
        Map<String, Integer> marks = new HashMap<>();
        read(
                "select order_id from paid_marks join orders on orders.id = order_id where round = ?",
                row -> marks.merge(row.getString(1), 1, Integer::sum),
                round);
        return marks;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DemoException("cannot close the shop's orders: " + e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                row.getString("id"),
                row.getString("round"),
                row.getString("customer"),
                Plan.valueOf(row.getString("plan")),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("payment_intent"),
                Order.Step.valueOf(row.getString("step")));
    }

    private int write(String sql, @Nullable Object... values) {
        lock.lock();
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DemoException("the shop's orders cannot be written: " + e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    private <T> List<T> read(String sql, Row<T> mapping, @Nullable Object... values) {
        lock.lock();
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(mapping.read(rows));
            }
            return result;
        } catch (SQLException e) {
            throw new DemoException("the shop's orders cannot be read: " + e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** Makes a value of a row. */
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
