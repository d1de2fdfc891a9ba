package dev.fairlead.client.internal.transport;

import java.net.Inet4Address;
import java.net.InetAddress;

/** The addresses that are not globally reachable (IANA's special-purpose registries, RFC 6890), and multicast. */
final class SpecialAddresses {

    /** Network and length of its prefix in bits. */
    private static final int[][] RANGES = {
        {0x00000000, 8}, // this network
        {0x0a000000, 8}, // private, RFC 1918
        {0x64400000, 10}, // shared by carriers, RFC 6598
        {0x7f000000, 8}, // loopback
        {0xa9fe0000, 16}, // link-local, where clouds keep their metadata
        {0xac100000, 12}, // private
        {0xc0000000, 24}, // protocol assignments
        {0xc0000200, 24}, // documentation
        {0xc0a80000, 16}, // private
        {0xc6120000, 15}, // benchmarks
        {0xc6336400, 24}, // documentation
        {0xcb007100, 24}, // documentation
        {0xe0000000, 3}, // multicast, reserved, broadcast
    };

    private SpecialAddresses() {}

    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? contains(int32(bytes, 0)) : contains6(bytes);
    }

    private static boolean contains(int address) {
        for (int[] range : RANGES) {
            if ((address ^ range[0]) >>> (32 - range[1]) == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains6(byte[] a) {
        int first = int32(a, 0);
        if (first == 0 && int32(a, 4) == 0) {
            // ::, ::1, and IPv4 in the last 32 bits, mapped or compatible
            return int32(a, 8) == 0xffff ? contains(int32(a, 12)) : true;
        }
        if (first == 0x0064ff9b) {
            // NAT64, RFC 6052; 64:ff9b:1::/48 is for local use
            return int32(a, 4) != 0 || int32(a, 8) != 0 || contains(int32(a, 12));
        }
        if (first >>> 16 == 0x2002) {
            return contains(int32(a, 2)); // 6to4
        }
        boolean global = first >>> 29 == 1; // 2000::/3 is all that is given out
        boolean special = first >>> 9 == 0x20010000 >>> 9 // 2001::/23: Teredo, ORCHID and others
                || first == 0x20010db8 // documentation
                || first >>> 12 == 0x3fff0; // documentation
        return !global || special;
    }

    private static int int32(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff);
    }
}
