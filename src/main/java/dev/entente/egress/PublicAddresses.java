// SPDX-License-Identifier: Apache-2.0

package dev.entente.egress;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Which addresses belong to the open Internet (RFC 6890 and its registries). In version 6 only what is allotted there is
/// open, so that mapped, compatible, translated (NAT64), local, link-local and multicast addresses are not.
final class PublicAddresses {

    private static final List<Range> closed4 = ranges("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            // inside a cloud, though its number is public: Azure's own services
            "168.63.129.16/32");

    private static final Range open6 = Range.of("2000::/3");

    /// Tunnels among them: an address of version 4 is written inside.
    private static final List<Range> closed6 = ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private PublicAddresses() {
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? open6.holds(bytes) && isOutside(closed6, bytes)
                : isOutside(closed4, bytes);
    }

    private static boolean isOutside(List<Range> closed, byte[] address) {
        return closed.stream().noneMatch(range -> range.holds(address));
    }

    private static List<Range> ranges(String... texts) {
        return Stream.of(texts).map(Range::of).toList();
    }

    /// @param bits how many of the first bits an address shares with the prefix
    private record Range(byte[] prefix, int bits) {

        static Range of(String text) {
            String[] parts = text.split("/");
            try {
                return new Range(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            }
            catch (UnknownHostException ex) {
                throw new IllegalArgumentException(text, ex);
            }
        }

        boolean holds(byte[] address) {
            int whole = this.bits / 8;
            int rest = this.bits % 8;
            int mask = 0xFF00 >> rest;
            return Arrays.equals(this.prefix, 0, whole, address, 0, whole)
                    && (rest == 0 || ((this.prefix[whole] ^ address[whole]) & mask & 0xFF) == 0);
        }

    }

}
