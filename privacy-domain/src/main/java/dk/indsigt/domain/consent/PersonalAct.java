package dk.indsigt.domain.consent;

import dk.indsigt.domain.contact.AskedThrough;
import java.time.Instant;
import java.util.UUID;

/**
 * How and when somebody decided.
 *
 * @param through the way it reached the house
 * @param evidence what proves it in the words of whoever wrote it down; {@code null} for none
 * @param proof what proves it where a system was there; {@code null} for none
 * @param lineId the line it was said from; {@code null} for none
 * @param at when the person did it, which may be before it reached the house; {@code null} for the moment in which it is written down
 */
public record PersonalAct(AskedThrough through, String evidence, ActProof proof, UUID lineId, Instant at) {
    /** @return the same with its moment */
    public PersonalAct at(Instant moment) {
        return new PersonalAct(through, evidence, proof, lineId, moment);
    }

    /** @return whether there is anything besides the word of whoever wrote it down */
    boolean shown() {
        return evidence != null && !evidence.isBlank() || proof != null && proof.shows(through);
    }
}
