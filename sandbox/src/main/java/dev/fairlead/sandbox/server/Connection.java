package dev.fairlead.sandbox.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** The connection that a request came on, for faults below HTTP. Used by the thread that serves the connection. */
final class Connection {

    private final ConnectionContext context;
    private final @Nullable SocketChannel channel;

    Connection(ConnectionContext context, @Nullable SocketChannel channel) {
        this.context = context;
        this.channel = channel;
    }

    /** Resets the connection: the client sees a TCP RST, and nothing of what was not yet sent. Always throws. */
    RuntimeException reset() {
        if (channel != null) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
        throw new CloseConnectionException("reset on purpose");
    }

    /** Writes bytes as they are and closes the connection. Always throws. */
    RuntimeException writeAndClose(byte[] bytes) {
        context.dataWriter().writeNow(BufferData.create(bytes));
        context.dataWriter().flush();
        throw new CloseConnectionException("closed on purpose");
    }
}
