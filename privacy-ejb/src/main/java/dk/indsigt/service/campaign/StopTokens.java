package dk.indsigt.service.campaign;

import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.service.protection.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A token in a mail that can do one thing: end one consent of one party. Signed with a key of the house, so that nobody can make one; it needs no
 * row, works as long as the mail is kept, and says nothing about whether there is anybody behind it.
 */
@ApplicationScoped
public class StopTokens {
    private static final String DOMAIN = "unsubscribe";
    private static final Base64.Encoder WRITE = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder READ = Base64.getUrlDecoder();
    private static final int LONGEST = 300;

    @Inject
    private Vault vault;

    /** What a token ends. */
    record Stop(UUID partyId, ConsentKey key) {}

    String write(UUID partyId, ConsentKey key) {
        String what = partyId + " " + key.purpose() + " " + key.channel() + " " + key.brand();
        byte[] bytes = what.getBytes(StandardCharsets.US_ASCII);
        return WRITE.encodeToString(bytes) + "." + WRITE.encodeToString(vault.hash(DOMAIN, bytes));
    }

    /** @return what it ends; nothing where the house has not signed it */
    Optional<Stop> read(String token) {
        String[] parts = token == null || token.length() > LONGEST ? new String[0] : token.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            byte[] what = READ.decode(parts[0]);
            if (!MessageDigest.isEqual(vault.hash(DOMAIN, what), READ.decode(parts[1]))) {
                return Optional.empty();
            }
            String[] words = new String(what, StandardCharsets.US_ASCII).split(" ");
            return Optional.of(new Stop(
                    UUID.fromString(words[0]),
                    new ConsentKey(words[1], MarketingChannel.valueOf(words[2]), Brand.valueOf(words[3]))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
