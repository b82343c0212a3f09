package dk.indsigt.domain.consent;

import dk.indsigt.domain.processing.Mark;
import dk.indsigt.domain.text.LocalText;
import java.io.Serializable;
import java.util.List;

/**
 * A purpose one may agree or object to (catalogue C1).
 *
 * @param code stable code
 * @param kind what kind of choice it is
 * @param marketing covered by an objection to direct marketing (art. 21(2))
 * @param inPortal the customer sets it in the portal
 * @param audience whom it concerns
 * @param basis legal basis in words
 * @param name what it is called
 * @param giveEffect what a yes does, told before
 * @param stopEffect what a no does, told before
 * @param continues what goes on upon another basis after a no (P-8-d)
 * @param mark where the default comes from
 * @param channels in their order
 */
public record ConsentPurpose(
        String code,
        Kind kind,
        boolean marketing,
        boolean inPortal,
        Audience audience,
        String basis,
        LocalText name,
        LocalText giveEffect,
        LocalText stopEffect,
        LocalText continues,
        Mark mark,
        List<MarketingChannel> channels)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The kind of choice. */
    public enum Kind {
        /** Off until a provable yes. */
        OPT_IN,
        /** On until objected to. */
        OPT_OUT,
        /** Asked at each call or order. */
        PER_EVENT,
        /** No choice: needed for the service. */
        NONE
    }

    /** Whom a purpose concerns. */
    public enum Audience {
        ANY,
        PERSON,
        COMPANY,
        /** Whoever is a customer of the brand, person or company (mfl. § 10(2)). */
        CUSTOMER;

        public boolean includes(boolean person) {
            return this == ANY || this == CUSTOMER || (this == PERSON) == person;
        }
    }

    /**
     * Whether the purpose may be pursued, by the newest decision alone.
     *
     * @param newest the newest decision, or {@code null} for never asked
     * @param counts whether that decision can be proved, and was not made upon a text that has changed materially since
     * @param objected an objection to direct marketing stands
     */
    public boolean allowed(Decision newest, boolean counts, boolean objected) {
        if (marketing && objected) {
            return false;
        }
        return switch (kind) {
            case OPT_IN -> newest == Decision.GIVEN && counts;
            case OPT_OUT -> newest == null || newest == Decision.GIVEN;
            case NONE -> true;
            case PER_EVENT -> false;
        };
    }
}
