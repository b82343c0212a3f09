package dk.indsigt.domain.campaign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A draw that anybody can do again.
 *
 * <p>When entries close, two values are told: the hash of the list, which is SHA-256 over the ids of the entries in ascending order of their text,
 * each followed by a line feed; and the commitment, which is SHA-256 over a random seed of 32 bytes. At the draw the seed is told. The ticket of an
 * entry is HMAC-SHA256 with the seed as key over the hash of the list in hexadecimal, a line feed and the id. Entries are drawn in ascending order of
 * their tickets: the first one wins, and where it does not stand any more, the next one.
 *
 * <p>Nobody can choose the winner after the seed was committed to, since the list is fixed by then; each entry is as likely as any other, since the
 * tickets of a secret random key look random and independent; and who drops out changes nothing about the order of the others.
 */
public final class Draw {
    private static final int SEED = 32;
    private static final String MAC = "HmacSHA256";
    private static final HexFormat HEX = HexFormat.of();

    private Draw() {}

    /** @return how many bytes a seed has */
    public static int seedBytes() {
        return SEED;
    }

    /** @return SHA-256 of the seed in hexadecimal */
    public static String commitment(byte[] seed) {
        return HEX.formatHex(sha256().digest(seed));
    }

    /** @return SHA-256 of the list in hexadecimal, whatever order the ids come in */
    public static String listHash(Collection<UUID> entries) {
        MessageDigest digest = sha256();
        entries.stream()
                .map(UUID::toString)
                .sorted()
                .forEach(id -> digest.update((id + "\n").getBytes(StandardCharsets.US_ASCII)));
        return HEX.formatHex(digest.digest());
    }

    /** @return the entries in the order in which they are drawn */
    public static List<UUID> order(byte[] seed, Collection<UUID> entries) {
        String list = listHash(entries);
        Mac mac = mac(seed);
        return entries.stream()
                .map(id -> new Ticket(id, mac.doFinal((list + "\n" + id).getBytes(StandardCharsets.US_ASCII))))
                .sorted(Comparator.comparing(Ticket::value, Arrays::compareUnsigned)
                        .thenComparing(ticket -> ticket.entry().toString()))
                .map(Ticket::entry)
                .toList();
    }

    private record Ticket(UUID entry, byte[] value) {}

    private static Mac mac(byte[] seed) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(seed, MAC));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
