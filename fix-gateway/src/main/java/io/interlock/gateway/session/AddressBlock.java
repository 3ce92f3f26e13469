package io.interlock.gateway.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** An address, or a CIDR block of addresses, of IPv4 or IPv6; never a name to be resolved. */
public record AddressBlock(InetAddress base, int prefix) {

    /** {@code 10.1.2.3}, {@code 10.0.0.0/8}, {@code 2001:db8::/32}; empty for anything else. */
    public static Optional<AddressBlock> parse(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length > 2
                || !parts[0].matches("[0-9]+(\\.[0-9]+){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            return Optional.empty();
        }
        try {
            InetAddress base = InetAddress.getByName(parts[0]);
            int bits = base.getAddress().length * 8;
            int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
            return prefix < 0 || prefix > bits
                    ? Optional.empty()
                    : Optional.of(new AddressBlock(base, prefix));
        } catch (UnknownHostException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    public boolean contains(InetAddress address) {
        byte[] ours = base.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
