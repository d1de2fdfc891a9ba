package dev.fairlead.client.config;

/** Says that a text is not what an option takes; the message, the end of a sentence that begins with the name, tells what it takes. */
final class WrongValue extends Exception {

    private static final long serialVersionUID = 1L;

    WrongValue(String message) {
        super(message);
    }
}
