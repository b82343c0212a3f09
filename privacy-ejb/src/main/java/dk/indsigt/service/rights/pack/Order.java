package dk.indsigt.service.rights.pack;

import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.Standing;
import dk.indsigt.domain.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a builder is told: taken in one transaction, so that it needs no entity while it works.
 *
 * @param number of the case
 * @param partyId whom it is about
 * @param fileKey the file's own key under the data key (party, FILE)
 * @param keys living data keys of the party
 * @param items every item of the request
 */
record Order(
        UUID packageId,
        UUID requestId,
        String number,
        RequestType kind,
        Standing standing,
        UUID partyId,
        String partyName,
        Language language,
        Instant receivedAt,
        byte[] fileKey,
        Map<KeyPurpose, byte[]> keys,
        List<Item> items,
        Instant now) {

    /** One item as decided. */
    record Item(
            String category,
            UUID objectId,
            long amount,
            boolean granted,
            Optional<String> ground,
            Optional<LocalDate> until) {}

    /** @return whether a part as a whole is handed out */
    boolean grants(Section section) {
        return items.stream()
                .anyMatch(item -> item.category().equals(section.name()) && item.objectId() == null && item.granted());
    }

    /** @return what is withheld of a part: the whole, or single objects */
    List<Item> withheld(Section section) {
        return items.stream()
                .filter(item -> item.category().equals(section.name()) && !item.granted())
                .toList();
    }

    /** @return whether the audio of a recording is handed out */
    boolean grantsRecording(UUID id) {
        List<Item> named = items.stream()
                .filter(item -> item.category().equals(Section.RECORDING.name()) && id.equals(item.objectId()))
                .toList();
        return named.isEmpty() ? grants(Section.RECORDING) : named.stream().allMatch(Item::granted);
    }

    /** @return how many records the granted items are about, for the progress */
    long amount() {
        return items.stream().filter(Item::granted).mapToLong(Item::amount).sum();
    }
}
