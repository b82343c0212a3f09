package dk.indsigt.domain.consent;

import java.util.Collection;
import java.util.Comparator;

/**
 * Whether a purpose may be pursued towards somebody now, and why or why not: what every system is told that asks before it acts. In the order in
 * which they weigh: of several answers the first one holds.
 */
public enum Permission {
    /** Nobody is known by that number, address or customer number. */
    UNKNOWN(false),
    /** The data are restricted: nothing but storage (art. 18(2)). */
    RESTRICTED(false),
    DECEASED(false),
    /** The number or address is not to be used, whoever said so. Stronger than any consent. */
    SUPPRESSED(false),
    /** The asking system has not confirmed in time that it stopped (case DK-TELENOR-SPAM-2012): it may do nothing more with this person until it has. */
    STOP_NOT_CONFIRMED(false),
    /** Direct marketing was objected to, in all channels and brands (art. 21(2) and (3), K-11). */
    MARKETING_OBJECTION(false),
    /** The purpose is for companies, and this is a person, or the other way round; or for customers of the brand, and this is none. */
    NOT_FOR_THEM(false),
    OBJECTED(false),
    WITHDRAWN(false),
    REFUSED(false),
    EXPIRED(false),
    /** There is a yes, and nothing that proves the person's own act (case EU-C61-19-ORANGE). */
    NOT_PROVABLE(false),
    /** There is a yes, and the text has changed so much since that everybody is asked again. */
    TEXT_CHANGED(false),
    /** The law wants the newest list of those who want no advertising, and ours is older than a quarter (mfl. § 10(4)). */
    LIST_OUTDATED(false),
    NEVER_ASKED(false),
    /** Asked at each call or order; no answer is kept for the next one. */
    ASK_EACH_TIME(false),
    CONSENT_GIVEN(true),
    /** Runs without a consent until it is objected to. */
    NOT_OBJECTED(true),
    NEEDS_NO_CONSENT(true);

    private final boolean allowed;

    Permission(boolean allowed) {
        this.allowed = allowed;
    }

    /**
     * What is known about somebody at this moment.
     *
     * @param suppressed the contact point of this channel is not to be used
     * @param objected an objection to direct marketing stands
     * @param newest the newest decision about purpose, channel and brand; {@code null} for never asked
     * @param provable whether that decision can be proved
     * @param asksAgain the text has changed materially since
     * @param stopped an objection to the activity stands that the purpose belongs to (art. 21(1))
     * @param customer whether they are a customer of the brand, where the purpose is for customers
     */
    public record Facts(
            boolean person,
            boolean deceased,
            boolean restricted,
            boolean suppressed,
            boolean objected,
            Decision newest,
            boolean provable,
            boolean asksAgain,
            boolean stopped,
            boolean customer) {

        /** @return the same, with what is known about the contact point */
        public Facts with(boolean suppressedPoint) {
            return new Facts(
                    person,
                    deceased,
                    restricted,
                    suppressedPoint,
                    objected,
                    newest,
                    provable,
                    asksAgain,
                    stopped,
                    customer);
        }
    }

    /** What the quarterly list of people who want no advertising says about somebody. */
    public enum Listing {
        /** Not on it, or asked us for it afterwards (mfl. § 10(5)), or the purpose does not need the list. */
        FREE,
        ON_LIST,
        /** The newest list we have is too old to say. */
        OUTDATED
    }

    public boolean allowed() {
        return allowed;
    }

    /**
     * @param unconfirmed whether the asking system has not confirmed in time that it stopped
     * @return the answer for that system
     */
    public Permission unless(boolean unconfirmed) {
        return unconfirmed && allowed ? STOP_NOT_CONFIRMED : this;
    }

    /** @return whether it is allowed where the person has said yes to this one occasion, and nothing stronger forbids it */
    public boolean withOwnYes() {
        return allowed || this == ASK_EACH_TIME;
    }

    public static Permission of(ConsentPurpose purpose, Facts facts, Listing listing) {
        Permission answer = of(purpose, facts);
        if (!facts.person() || listing == Listing.FREE) {
            return answer;
        }
        if (listing == Listing.ON_LIST) {
            return answer.compareTo(SUPPRESSED) < 0 ? answer : SUPPRESSED;
        }
        return answer.allowed() ? LIST_OUTDATED : answer;
    }

    public static Permission of(ConsentPurpose purpose, Facts facts) {
        if (facts.restricted()) {
            return RESTRICTED;
        }
        if (facts.deceased()) {
            return DECEASED;
        }
        if (purpose.marketing() && facts.suppressed()) {
            return SUPPRESSED;
        }
        if (purpose.marketing() && facts.objected()) {
            return MARKETING_OBJECTION;
        }
        if (!purpose.audience().includes(facts.person())
                || purpose.audience() == ConsentPurpose.Audience.CUSTOMER && !facts.customer()) {
            return NOT_FOR_THEM;
        }
        if (facts.stopped()) {
            return OBJECTED;
        }
        return switch (purpose.kind()) {
            case OPT_IN -> facts.newest() == null ? NEVER_ASKED : decided(facts);
            case OPT_OUT -> facts.newest() == null || facts.newest().yes() ? NOT_OBJECTED : decided(facts);
            case NONE -> NEEDS_NO_CONSENT;
            case PER_EVENT -> ASK_EACH_TIME;
        };
    }

    /**
     * A number may reach several people, a line's user and whoever gave it as a contact number: each of them must allow it.
     *
     * @param answers about each of them
     * @return the answer about the number; {@link #UNKNOWN} where it reaches nobody
     */
    public static Permission strictest(Collection<Permission> answers) {
        return answers.stream().min(Comparator.naturalOrder()).orElse(UNKNOWN);
    }

    private static Permission decided(Facts facts) {
        return switch (facts.newest()) {
            case GIVEN -> !facts.provable() ? NOT_PROVABLE : facts.asksAgain() ? TEXT_CHANGED : CONSENT_GIVEN;
            case REFUSED -> REFUSED;
            case WITHDRAWN -> WITHDRAWN;
            case OBJECTED -> OBJECTED;
            case EXPIRED -> EXPIRED;
        };
    }
}
