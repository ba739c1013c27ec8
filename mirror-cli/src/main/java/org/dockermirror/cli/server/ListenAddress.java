package org.dockermirror.cli.server;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.dockermirror.cli.CommandException;

/** The address of this machine that the server listens on. */
public record ListenAddress(String text, InetAddress address) {

    /** @throws CommandException if {@code text} is no address, or one of another machine */
    public static ListenAddress parse(String text) {
        try {
            InetAddress address = InetAddress.getByName(text);
            if (!address.isAnyLocalAddress()
                    && !address.isLoopbackAddress()
                    && NetworkInterface.getByInetAddress(address) == null) {
                throw CommandException.badInput("--listen " + text + ": no network interface of this machine has that"
                        + " address; write 127.0.0.1, 0.0.0.0 or one of its own");
            }
            return new ListenAddress(text, address);
        } catch (UnknownHostException | java.net.SocketException e) {
            throw CommandException.badInput("--listen " + text
                    + ": not an address of this machine; write 127.0.0.1, 0.0.0.0 or one of its own");
        }
    }

    /** Whether only this machine can reach it. */
    public boolean isLoopback() {
        return address.isLoopbackAddress();
    }

    /** What a person on this machine types to reach it. */
    public String forPeople() {
        return address.isLoopbackAddress() || address.isAnyLocalAddress() ? "localhost" : literal(address);
    }

    /** What this program uses to reach it: never a name, which might resolve to another address. */
    public String forProbes() {
        return address.isAnyLocalAddress() ? literal(InetAddress.getLoopbackAddress()) : literal(address);
    }

    /** @throws CommandException if another program has the port, or this one may not open it */
    public void requireFree(int port, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            // As the server opens it: a port that only waits for old connections to time out is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (BindException e) {
            boolean denied = String.valueOf(e.getMessage()).contains("Permission denied");
            throw CommandException.failed(
                    "port " + port + " of " + text
                            + (denied
                                    ? " needs more rights; choose"
                                    : " is taken by another program; stop that, or choose")
                            + " another port with " + option,
                    e);
        } catch (IOException e) {
            throw CommandException.failed("port " + port + " of " + text + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static String literal(InetAddress address) {
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }
}
