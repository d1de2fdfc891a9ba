package dev.fairlead.profile;

/** Whether something is real. */
public enum Mode {
    /** No money moves, nobody is written to. */
    TEST,
    /** Everything is real. */
    LIVE
}
