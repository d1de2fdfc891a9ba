package dev.fairlead.description.diff;

/** Which way a value goes: what breaks in the one direction is harmless in the other. */
public enum Direction {
    /** The caller sends it: where less is accepted than before, calls break. */
    REQUEST,
    /** The provider sends it: where more may come than before, readers break. */
    RESPONSE
}
