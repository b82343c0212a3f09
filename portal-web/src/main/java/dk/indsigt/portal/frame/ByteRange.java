package dk.indsigt.portal.frame;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of a file, both ends included.
 *
 * @param first first byte, from 0
 * @param last last byte
 */
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * @param header value of the Range header
     * @param size of the file
     * @return the range within the file, or nothing where it cannot be met or is not a single one
     */
    static Optional<ByteRange> parse(String header, long size) {
        Matcher matcher = ONE.matcher(header.strip());
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        long first;
        long last = size - 1;
        if (matcher.group(1).isEmpty()) {
            first = Math.max(0, size - Long.parseLong(matcher.group(2)));
        } else {
            first = Long.parseLong(matcher.group(1));
            if (!matcher.group(2).isEmpty()) {
                last = Math.min(last, Long.parseLong(matcher.group(2)));
            }
        }
        return first > last ? Optional.empty() : Optional.of(new ByteRange(first, last));
    }

    long length() {
        return last - first + 1;
    }
}
