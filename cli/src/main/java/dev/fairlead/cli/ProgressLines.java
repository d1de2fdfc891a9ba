package dev.fairlead.cli;

import dev.fairlead.demo.Progress;
import java.io.PrintWriter;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Progress as lines of text: one that grows a bar on a terminal, one at the end of each piece of work elsewhere.
 *
 * <p>The launcher says whether there is a terminal, because Java cannot before release 22. One lock keeps lines whole.
 */
final class ProgressLines implements Progress {

    private static final int BAR = 30;

    private final PrintWriter out;
    private final boolean terminal = Boolean.getBoolean("fairlead.terminal");
    private final ReentrantLock lock = new ReentrantLock();
    private String what = "";
    private int of = 1;
    private int done;
    private int drawn = -1;
    private long beganNanos;

    ProgressLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(String work, int parts) {
        locked(() -> {
            what = work;
            of = Math.max(parts, 1);
            done = 0;
            drawn = -1;
            beganNanos = System.nanoTime();
            draw();
        });
    }

    @Override
    public void advance() {
        locked(() -> {
            done++;
            draw();
        });
    }

    @Override
    public void end(String result) {
        locked(() -> {
            double seconds = (System.nanoTime() - beganNanos) / 1e9;
            String line = "  %-38s %5.1f s  %s".formatted(what, seconds, result).stripTrailing();
            out.println(terminal ? "\r" + line + " ".repeat(Math.max(0, 78 - line.length())) : line);
            out.flush();
        });
    }

    private void draw() {
        int filled = Math.min(BAR, done * BAR / of);
        if (terminal && filled != drawn) {
            drawn = filled;
            out.print("\r  %-38s [%s%s]".formatted(what, "#".repeat(filled), " ".repeat(BAR - filled)));
            out.flush();
        }
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
