package dk.indsigt.domain.notice;

/** What a receipt is for. */
public enum ReceiptKind {
    CONSENT_GIVEN,
    CONSENT_STOPPED,
    CONSENT_EXPIRED,
    MARKETING_OBJECTION,
    RECORDING_DELETED,
    RECORDING_HELD,
    DIRECTORY_CHOICE,
    CONTACT_CHANGED,
    EMAIL_CHANGED
}
