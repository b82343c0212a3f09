package dk.indsigt.domain.consent;

/** Through what a purpose reaches somebody. Each channel is chosen on its own (P-3.3.1-e). */
public enum MarketingChannel {
    EMAIL,
    SMS,
    MMS,
    PHONE,
    LETTER,
    WEB,
    EXPORT,
    NONE
}
