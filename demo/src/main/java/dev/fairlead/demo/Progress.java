package dev.fairlead.demo;

/** Hears how far long work has come. Called by several threads at once. */
public interface Progress {

    /** Hears nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void begin(String what, int of) {}

        @Override
        public void advance() {}

        @Override
        public void end(String result) {}
    };

    /**
     * A piece of work begins.
     *
     * @param what in words
     * @param of how many parts it has
     */
    void begin(String what, int of);

    /** One part is done. */
    void advance();

    /**
     * The piece of work has ended.
     *
     * @param result in words
     */
    void end(String result);
}
