package dev.fairlead.redis.internal;

import java.util.Optional;

/** The book of all limits of a fleet. Thread-safe. */
public interface Book {

    /**
     * Makes a statement. Blocks for a bounded time.
     *
     * @param key of the limit's book
     * @return empty where no answer came, or the statement was out of date: it may have been heard or not
     */
    Optional<Answer> exchange(String key, Statement statement);
}
