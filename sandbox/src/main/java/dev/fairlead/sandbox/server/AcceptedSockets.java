package dev.fairlead.sandbox.server;

import io.helidon.common.socket.SocketOptions;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The usual options of a socket, and a look at the socket while they are set. */
final class AcceptedSockets implements SocketOptions {

    private final SocketOptions usual = SocketOptions.builder().tcpNoDelay(true).build();
    private final Consumer<SocketChannel> observer;

    AcceptedSockets(Consumer<SocketChannel> observer) {
        this.observer = observer;
    }

    @Override
    public void configureSocket(SocketChannel channel) {
        usual.configureSocket(channel);
        observer.accept(channel);
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
        return usual.socketOptions();
    }

    @Override
    public Duration connectTimeout() {
        return usual.connectTimeout();
    }

    @Override
    public Duration readTimeout() {
        return usual.readTimeout();
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
        return usual.socketReceiveBufferSize();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
        return usual.socketSendBufferSize();
    }

    @Override
    public boolean socketReuseAddress() {
        return usual.socketReuseAddress();
    }

    @Override
    public boolean socketKeepAlive() {
        return usual.socketKeepAlive();
    }

    @Override
    public boolean tcpNoDelay() {
        return usual.tcpNoDelay();
    }
}
