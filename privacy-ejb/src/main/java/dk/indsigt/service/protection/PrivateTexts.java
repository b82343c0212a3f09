package dk.indsigt.service.protection;

import dk.indsigt.domain.protection.KeyPurpose;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Free text about a party, encrypted under the data key (party, TEXT): when the key dies, the words are noise. */
@Stateless
@PermitAll
public class PrivateTexts {
    @Inject
    private DataKeys keys;

    @Inject
    private Vault vault;

    /**
     * @param binding what the text belongs to, a word and the id of its row
     * @return the cipher text, or {@code null} where there is no text
     */
    public byte[] seal(UUID partyId, String binding, String text) {
        return text == null || text.isBlank()
                ? null
                : vault.encrypt(keys.of(partyId, KeyPurpose.TEXT), partyId, KeyPurpose.TEXT, binding, text.strip());
    }

    /** @return the text, or {@code null} where there is none or its key is gone */
    public String read(UUID partyId, String binding, byte[] cipher) {
        if (cipher == null) {
            return null;
        }
        return keys.living(partyId, KeyPurpose.TEXT)
                .map(key -> vault.decrypt(key, partyId, KeyPurpose.TEXT, binding, cipher))
                .orElse(null);
    }
}
