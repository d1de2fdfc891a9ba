package dev.fairlead.redis.internal;

import org.jspecify.annotations.Nullable;

/** What a refusal of the server means, and what to do about it. */
final class Complaint {

    private static final String NEEDS =
            "it needs evalsha, eval, time, info, hget, hmget, hset, hdel, zadd, zrem, zrange, zrangebyscore, zcard and pexpire"
                    + " on the keys of its prefix";

    private Complaint() {}

    /** Returns a sentence that does not have the URI. */
    static String of(Throwable failure) {
        String message = message(failure);
        if (message.contains("NOPERM")
                || message.contains("can't run this command")
                || message.contains("ACL failure")) {
            return "the Redis user has too few permissions: " + NEEDS;
        }
        if (message.contains("WRONGPASS") || message.contains("invalid password")) {
            return "Redis refuses the user or the password of the URI";
        }
        if (message.contains("NOAUTH")) {
            return "Redis wants a password: write it into the URI as redis://user:password@host";
        }
        if (message.contains("non deterministic") || message.contains("unknown command")) {
            return "the server is too old or knows no scripts: it takes Redis 5 or later, or Valkey";
        }
        if (message.contains("READONLY")) {
            return "the server is a read-only replica: the URI must name the primary";
        }
        if (message.contains("MOVED") || message.contains("CROSSSLOT")) {
            return "the server is part of a Redis Cluster: switch on RedisOptions.withCluster(true)";
        }
        if (message.contains("OOM")) {
            return "Redis is out of memory";
        }
        return message.isEmpty() ? failure.getClass().getSimpleName() : message;
    }

    private static String message(Throwable failure) {
        StringBuilder all = new StringBuilder();
        @Nullable Throwable each = failure;
        for (int depth = 0; each != null && depth < 5; depth++) {
            if (each.getMessage() != null && all.indexOf(each.getMessage()) < 0) {
                all.append(all.isEmpty() ? "" : ": ").append(each.getMessage());
            }
            each = each.getCause();
        }
        return all.toString();
    }
}
