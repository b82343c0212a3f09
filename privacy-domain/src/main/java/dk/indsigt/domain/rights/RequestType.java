package dk.indsigt.domain.rights;

/** What can be asked for. The codes are those of the table {@code request_type}, which has the names and the grounds of refusal. */
public enum RequestType {
    /** Art. 15. */
    ACCESS,
    /** Art. 15(3), for recorded calls (P-9.1-b). */
    RECORDING_COPY,
    /** Art. 20. */
    PORTABILITY,
    /** Art. 16, first sentence. */
    RECTIFICATION,
    /** Art. 16, second sentence. */
    COMPLETION,
    /** Art. 17. */
    ERASURE,
    /** Art. 18. */
    RESTRICTION,
    /** Art. 21(1). */
    OBJECTION,
    /** Art. 21(2) and (3). */
    OBJECTION_DM,
    /** Art. 22(3). */
    AUTOMATED_DECISION,
    /** Art. 7(3). */
    CONSENT_WITHDRAWAL,
    /** Art. 38(4). */
    DPO_QUESTION;

    /** @return whether it takes effect the moment it arrives, and no refusal exists (K-11, P-8-a) */
    public boolean immediate() {
        return this == OBJECTION_DM || this == CONSENT_WITHDRAWAL;
    }

    /** @return whether the answer hands out data */
    public boolean releases() {
        return this == ACCESS || this == RECORDING_COPY || this == PORTABILITY;
    }

    /** @return whether what is covered must not be deleted meanwhile (case ES-XFERA-TD129-2020) */
    public boolean freezes() {
        return releases() || this == AUTOMATED_DECISION || this == RECTIFICATION;
    }

    /** @return whether use stops while the request is undecided (art. 18(1)(a) and (d)) */
    public boolean restricts() {
        return this == RESTRICTION || this == OBJECTION;
    }

    /** @return whether each recipient of the data must be told what was done (art. 19) */
    public boolean toldToRecipients() {
        return this == RECTIFICATION || this == COMPLETION || this == ERASURE || this == RESTRICTION;
    }

    /** @return whether a company has this right; the others belong to people (K-25) */
    public boolean ofCompanies() {
        return switch (this) {
            case ACCESS, RECTIFICATION, COMPLETION, OBJECTION_DM, CONSENT_WITHDRAWAL, DPO_QUESTION -> true;
            default -> false;
        };
    }
}
