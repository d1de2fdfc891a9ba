package dev.fairlead.demo;

/**
 * The shop's mail server, which is down during the storm for one customer: what a handler does not survive becomes a dead
 * letter, and is replayed from the console when the server is back.
 */
final class MailServer {

    private static final String UNLUCKY = "customer13@example.com";

    private volatile boolean broken;

    void breakDown() {
        broken = true;
    }

    void repair() {
        broken = false;
    }

    /** Welcomes a customer. */
    void welcome(String address) {
        if (broken && address.equals(UNLUCKY)) {
            throw new IllegalStateException("the mail server does not answer");
        }
    }
}
