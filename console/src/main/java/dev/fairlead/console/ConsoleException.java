package dev.fairlead.console;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown where a console cannot start; the message says why and what to do. */
public final class ConsoleException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ConsoleException(int port, @Nullable Throwable cause) {
        super(
                "the console cannot listen on 127.0.0.1 port " + port
                        + ": end what uses the port, or choose another (0 for any that is free)",
                cause);
    }
}
