package org.dockermirror.routing.client;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;

/** Internet addresses that begin with the same bits, as in {@code 10.0.0.0/8}, or one single address. */
final class AddressRange {

    private final byte[] network;
    private final int bits;

    private AddressRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException if the text is neither an address nor an address, a slash and a number of bits */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!InetAddresses.isInetAddress(address)) {
            throw problem(text);
        }
        byte[] network = InetAddresses.forString(address).getAddress();
        int most = network.length * 8;
        int bits = slash < 0 ? most : number(text.substring(slash + 1), text);
        if (bits > most) {
            throw problem(text);
        }
        return new AddressRange(network, bits);
    }

    boolean contains(InetAddress address) {
        byte[] asked = address.getAddress();
        if (asked.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
            if (((asked[bit / 8] ^ network[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int number(String digits, String text) {
        if (!digits.matches("[0-9]{1,3}")) {
            throw problem(text);
        }
        return Integer.parseInt(digits);
    }

    private static IllegalArgumentException problem(String text) {
        return new IllegalArgumentException("\"" + text
                + "\" is not an address or a range of addresses; write 10.0.0.7, 10.0.0.0/8 or 2001:db8::/32");
    }
}
