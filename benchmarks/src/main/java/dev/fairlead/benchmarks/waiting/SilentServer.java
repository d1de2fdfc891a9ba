package dev.fairlead.benchmarks.waiting;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads requests and answers none. Its process writes the port, and for each line that it gets how many requests are whole. */
final class SilentServer {

    private static final int BACKLOG = 10_000;
    private static final int END_OF_HEAD = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';

    private final Selector selector = Selector.open();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final ByteBuffer read = ByteBuffer.allocateDirect(4096);
    private final AtomicInteger requests = new AtomicInteger();

    private SilentServer() throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Ends with the process that started it. */
    public static void main(String[] args) throws IOException {
        SilentServer silent = new SilentServer();
        Thread.ofPlatform().daemon().start(silent::serve);
        System.out.println(silent.server.socket().getLocalPort());
        while (System.in.read() >= 0) {
            System.out.println(silent.requests.get());
        }
    }

    private void serve() {
        try {
            while (true) {
                selector.select(this::act);
            }
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private void act(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel connection = server.accept();
                if (connection != null) {
                    connection.configureBlocking(false).register(selector, SelectionKey.OP_READ);
                }
            } else {
                receive(key);
            }
        } catch (IOException gone) {
            key.cancel();
        }
    }

    /** The attachment is what the last bytes were, so that a head that comes in parts is seen whole. */
    private void receive(SelectionKey key) throws IOException {
        read.clear();
        if (((SocketChannel) key.channel()).read(read) < 0) {
            key.channel().close();
            return;
        }
        int last = key.attachment() instanceof Integer seen ? seen : 0;
        for (read.flip(); read.hasRemaining(); ) {
            last = last << 8 | read.get();
            if (last == END_OF_HEAD) {
                requests.incrementAndGet();
            }
        }
        key.attach(last);
    }
}
