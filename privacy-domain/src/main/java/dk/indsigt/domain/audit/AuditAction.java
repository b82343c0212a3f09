package dk.indsigt.domain.audit;

/** What was done. The flag says whether the customer it is about sees it under "who has looked". */
public enum AuditAction {
    SIGNED_IN(false),
    SIGN_IN_REFUSED(false),
    SIGN_IN_LIMITED(false),
    PASSWORD_SET(false),
    ACCOUNT_CREATED(false),
    ACCOUNT_CLOSED(false),
    CLIENT_CREATED(false),
    CLIENT_CHANGED(false),
    CLIENT_ROTATED(false),
    CLIENT_REVOKED(false),
    CLIENT_REFUSED(false),
    CONTACT_OPENED(true),
    CONTACT_IDENTIFIED(true),
    CONTACT_CODE_SENT(true),
    CONTACT_REFUSED(true),
    CUSTOMER_VIEWED(true),
    DATA_VIEWED(true),
    CPR_UNCOVERED(true),
    NUMBER_UNCOVERED(true),
    RECORDING_UNCOVERED(true),
    RECORDING_HEARD(true),
    RECORDING_DOWNLOADED(true),
    RECORDING_CONSENT_WITHDRAWN(true),
    RECORDING_DELETED(true),
    PACKAGE_DOWNLOADED(true),
    CONSENT_DECIDED(true),
    CONSENTS_READ(true),
    MARKETING_OBJECTED(true),
    DIRECTORY_CHANGED(true),
    CONTACT_DATA_CHANGED(true),
    EMAIL_CHANGE_ASKED(true),
    EMAIL_CHANGED(true),
    HOLD_REQUESTED(true),
    HOLD_APPROVED(true),
    HOLD_LIFT_REQUESTED(true),
    HOLD_LIFTED(true),
    RIGHTS_FILED(true),
    RIGHTS_JOINED(true),
    RIGHTS_OPENED(true),
    RIGHTS_IDENTITY_ASKED(true),
    RIGHTS_IDENTIFIED(true),
    RIGHTS_QUESTION(true),
    RIGHTS_ANSWERED(true),
    RIGHTS_EXTENDED(true),
    RIGHTS_PROPOSED(true),
    RIGHTS_SENT_BACK(true),
    RIGHTS_DECIDED(true),
    RIGHTS_FULFILLED(true),
    RIGHTS_WITHDRAWN(true),
    RIGHTS_ATTACHED(true),
    RIGHTS_ATTACHMENT_OPENED(true),
    CREDIT_REVIEWED(true),
    RESTRICTION_ENDED(true),
    MANDATE_NOTED(true),
    MANDATE_ENDED(true),
    CONTACT_POINT_SUPPRESSED(false),
    RETENTION_RUN(false),
    ERASURE_BEGUN(false),
    ERASURE_CARRIED_OUT(false),
    RECIPIENT_ACKNOWLEDGED(false),
    AUDIENCE_ASKED(false),
    AUDIENCE_REMOVAL_CONFIRMED(false),
    ROBINSON_IMPORTED(false),
    LEDGER_CHECKED(false),
    CONSENT_TEXT_SAVED(false),
    TEMPLATE_SAVED(false),
    DESK_SEARCHED(false),
    FOREIGN_ID_TRIED(false);

    private final boolean shown;

    AuditAction(boolean shown) {
        this.shown = shown;
    }

    public boolean shown() {
        return shown;
    }
}
