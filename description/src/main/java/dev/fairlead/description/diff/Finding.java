package dev.fairlead.description.diff;

import org.jspecify.annotations.Nullable;

/** A change in one place, before the same ones are put together. */
record Finding(
        ChangeKind kind,
        boolean breaking,
        @Nullable Direction direction,
        String at,
        String message,
        @Nullable String before,
        @Nullable String after,
        @Nullable Spot old,
        @Nullable Spot now) {

    static Finding of(ChangeKind kind, boolean breaking, String at, String message) {
        return new Finding(kind, breaking, null, at, message, null, null, null, null);
    }

    Finding values(@Nullable String before, @Nullable String after) {
        return new Finding(kind, breaking, direction, at, message, before, after, old, now);
    }

    Finding spots(@Nullable Spot older, @Nullable Spot newer) {
        return new Finding(kind, breaking, direction, at, message, before, after, older, newer);
    }

    Finding goes(Direction way) {
        return new Finding(kind, breaking, way, at, message, before, after, old, now);
    }
}
