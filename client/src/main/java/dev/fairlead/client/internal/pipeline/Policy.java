package dev.fairlead.client.internal.pipeline;

/** One link of the pipeline. Thread-safe. */
public interface Policy {

    /** Returns the link's place. */
    Stage stage();

    /**
     * Does this link's part, with the rest of the pipeline in between.
     *
     * @throws InterruptedException if the thread was interrupted; whatever was taken has been given back
     */
    Outcome apply(Exchange exchange, Next next) throws InterruptedException;

    /** The rest of the pipeline. */
    @FunctionalInterface
    interface Next {

        /** Sends the exchange on. */
        Outcome proceed(Exchange exchange) throws InterruptedException;
    }
}
