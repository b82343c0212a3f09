package dk.indsigt.domain.visit;

/** What a visitor says yes or no to, each by itself (C1). What the site cannot do without is not asked about. */
public enum CookieCategory {
    STATISTICS("COOKIE_STAT"),
    MARKETING("COOKIE_MKT"),
    SOCIAL("COOKIE_SOCIAL");

    private final String purpose;

    CookieCategory(String purpose) {
        this.purpose = purpose;
    }

    /** @return the code of the consent purpose, whose texts are shown */
    public String purpose() {
        return purpose;
    }
}
