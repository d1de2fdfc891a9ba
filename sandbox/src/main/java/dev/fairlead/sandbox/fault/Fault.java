package dev.fairlead.sandbox.fault;

import java.time.Duration;

/** One misbehaviour, as a value. Minor releases may add cases. */
public sealed interface Fault {

    /** Returns the kind under which this fault is counted. */
    FaultKind kind();

    /** Returns whether the request is processed all the same: the client cannot tell, the provider's books can. */
    boolean workIsDone();

    /**
     * An error status before any work.
     *
     * @param status 429, or from 500 to 599
     */
    record Status(int status) implements Fault {

        /** Checks the status. */
        public Status {
            if (status != 429 && (status < 500 || status > 599)) {
                throw new IllegalArgumentException("a fault answers 429 or 5xx, not " + status);
            }
        }

        @Override
        public FaultKind kind() {
            return switch (status) {
                case 429 -> FaultKind.RATE_LIMITED;
                case 503 -> FaultKind.UNAVAILABLE;
                default -> FaultKind.SERVER_ERROR;
            };
        }

        @Override
        public boolean workIsDone() {
            return false;
        }
    }

    /**
     * Returns an error before any work, in the form that the description declares for this operation and status.
     *
     * @param status from 400 to 599
     */
    static Fault answer(int status) {
        return new Answer(status);
    }

    /**
     * An error before any work, in the form that the description declares for the operation: for this status, its range, or by
     * default; where nothing is declared, in the provider's usual form.
     *
     * @param status from 400 to 599
     */
    record Answer(int status) implements Fault {

        /** Checks the status. */
        public Answer {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("an error has a status from 400 to 599, not " + status);
            }
        }

        @Override
        public FaultKind kind() {
            return FaultKind.ERROR_ANSWER;
        }

        @Override
        public boolean workIsDone() {
            return false;
        }
    }

    /** A reset of the connection (TCP RST) before any work. */
    record ResetConnection() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.CONNECTION_RESET;
        }

        @Override
        public boolean workIsDone() {
            return false;
        }
    }

    /** The work is done; the head of the response and half of its body are sent, then the connection is closed. */
    record CutResponse() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.RESPONSE_CUT;
        }

        @Override
        public boolean workIsDone() {
            return true;
        }
    }

    /**
     * The work is done; the response waits.
     *
     * @param duration how long, not negative
     */
    record Delay(Duration duration) implements Fault {

        /** Checks the duration. */
        public Delay {
            if (duration.isNegative()) {
                throw new IllegalArgumentException("a delay is not negative: " + duration);
            }
        }

        @Override
        public FaultKind kind() {
            return FaultKind.SLOW;
        }

        @Override
        public boolean workIsDone() {
            return true;
        }
    }

    /** Nothing is done and nothing is answered; after a minute, or when the sandbox ends, the connection is reset. */
    record Stall() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.STALL;
        }

        @Override
        public boolean workIsDone() {
            return false;
        }
    }
}
