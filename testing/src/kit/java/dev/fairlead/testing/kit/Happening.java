package dev.fairlead.testing.kit;

/** What an event is: a party goes on, or an action runs to its end without waiting. */
sealed interface Happening permits Party, Happening.Action {

    /**
     * An action.
     *
     * @param work does not wait
     */
    record Action(Runnable work) implements Happening {}
}
