package dev.fairlead.testing.kit;

import dev.fairlead.client.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes only when everybody waits, and then at once.
 *
 * <p>A test with one thread just calls: its waits end at once, and {@link #sleeps()} tells of them. A test of many gives each
 * its {@linkplain #task task} and lets them {@link #run}: exactly one runs at a time, until it waits; then goes on who is next by
 * time, and among those of one instant by the order in which their waits were planned. So the same work makes the same run
 * each time, hours pass in milliseconds, and nothing needs a lock to be seen by others.
 *
 * <p>Only waits through this object are seen. A task that blocks elsewhere, at a latch, say, holds up all others, and after 30 s of
 * real time the run ends with a {@link StuckException} that says who waits where; where all wait and nothing is planned, it does
 * so at once.
 */
public final class VirtualTime implements TimeSource, AutoCloseable {

    /** The instant at which virtual time begins unless a test says otherwise. */
    public static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final Instant start;
    private final Scheduler scheduler;
    private final List<Duration> sleeps = new ArrayList<>();
    private boolean interruptNextSleep;

    /** Begins at {@link #START}. */
    public VirtualTime() {
        this(START);
    }

    /** Begins at an instant. */
    public VirtualTime(Instant start) {
        this(start, Duration.ofSeconds(30));
    }

    VirtualTime(Instant start, Duration patience) {
        this.start = start;
        this.scheduler = new Scheduler(patience);
    }

    @Override
    public Instant now() {
        return start.plusNanos(scheduler.now());
    }

    @Override
    public long nanoTime() {
        return scheduler.now();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        note(duration.toNanos());
        scheduler.await(Party.Wait.SLEEP, duration.toNanos());
    }

    @Override
    public void park(long nanos) throws InterruptedException {
        note(nanos);
        scheduler.await(Party.Wait.PARK, nanos);
    }

    @Override
    public void unpark(Thread thread) {
        scheduler.unpark(thread);
    }

    /** Waits as {@link #sleep} does, for somebody other than the engine. */
    void delay(Duration duration) throws InterruptedException {
        scheduler.await(Party.Wait.SLEEP, duration.toNanos());
    }

    /** Keeps the waits of the test's own thread. */
    private void note(long nanos) throws InterruptedException {
        if (scheduler.inTask()) {
            return;
        }
        if (interruptNextSleep) {
            interruptNextSleep = false;
            throw new InterruptedException("interruptNextSleep");
        }
        if (!Thread.currentThread().isInterrupted()) {
            sleeps.add(Duration.ofNanos(nanos));
        }
    }

    /** Lets a task begin at this instant, whose failure ends the run. */
    @Override
    public Thread start(String name, Runnable work) {
        Task<@Nullable Void> task = new Task<>(
                scheduler,
                name,
                () -> {
                    work.run();
                    return null;
                },
                true);
        scheduler.begin(task, true);
        return task.thread();
    }

    /**
     * Lets a task begin at this instant: as soon as the test's own thread waits or {@linkplain #run runs} it. It keeps its result or
     * its failure for whoever asks for it.
     */
    public <T extends @Nullable Object> Task<T> task(String name, Callable<T> work) {
        Task<T> task = new Task<>(scheduler, name, work, false);
        scheduler.begin(task, false);
        return task;
    }

    /**
     * Plans an action.
     *
     * @param fromNow when; zero or less for this instant, after all that is planned for it already
     * @param action does not wait; what it throws ends the run
     */
    public void after(Duration fromNow, Runnable action) {
        scheduler.at(scheduler.now() + Math.max(0, fromNow.toNanos()), action);
    }

    /**
     * Lets time pass until nothing is planned and all tasks are done.
     *
     * @throws StuckException if tasks wait that nothing will wake
     * @throws IllegalStateException if an action or a thread from {@link #start} failed: what it threw is the cause; errors, failed
     *     assertions among them, come as they are
     */
    public void run() {
        scheduler.run();
    }

    /** Lets time pass, with everything that is planned for it. */
    public void advance(Duration duration) {
        scheduler.pass(Math.max(0, duration.toNanos()));
    }

    /** Lets the next wait of the test's own thread end with an interrupt. */
    public void interruptNextSleep() {
        interruptNextSleep = true;
    }

    /** Returns every wait so far of threads that are no tasks. */
    public List<Duration> sleeps() {
        return sleeps;
    }

    /** Returns how much time has passed. */
    public Duration elapsed() {
        return Duration.ofNanos(scheduler.now());
    }

    /** Returns how many events there were: waits that ended, tasks that began, actions. */
    public long events() {
        return scheduler.happened();
    }

    /**
     * Interrupts the tasks that are left until they end, and forgets what else is planned. Needed only where a test leaves tasks
     * behind on purpose.
     */
    @Override
    public void close() {
        scheduler.close();
    }
}
